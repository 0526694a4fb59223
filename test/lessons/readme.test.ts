import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { buildPacks } from '../../src/authoring/build-packs.ts';
import { readLessonFolder } from '../../src/authoring/lesson-folder.ts';
import { describeMistake } from '../../src/authoring/mistakes.ts';

const readme = readFileSync('lessons/README.md', 'utf8');
const example = /\n````md\n([\s\S]*?)\n````\n/.exec(readme)?.[1] ?? '';

it('shows an example that an author can copy as it is', () => {
  const pack = 'title: 写真\npicture: phone\norder: 9\nlessons:\n  - look-at-photos\n';
  const folder = new Map([
    ...readLessonFolder('lessons'),
    ['example/pack.yaml', pack],
    ['example/look-at-photos/lesson.ja.md', example],
  ]);
  const built = buildPacks(folder, '2026-11-22');
  expect(built.ok ? [] : built.failure.map(describeMistake)).toEqual([]);
});

it('names every part and gesture that a drawing may hold', () => {
  const names = ['title', 'text', 'row', 'icons', 'button', 'field', 'stages', 'bubble', 'keypad'];
  const gestures = ['tap', 'long-press', 'swipe-up', 'swipe-left', 'press-button', 'hold-button'];
  for (const name of [...names, 'call', 'card', ...gestures]) expect(readme).toContain(`${name}: `);
});
