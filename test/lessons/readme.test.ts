import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { buildPacks } from '../../src/authoring/build-packs.ts';
import { readLessonFolder } from '../../src/authoring/lesson-folder.ts';
import { describeMistake } from '../../src/authoring/mistakes.ts';
import { practicePartKinds } from '../../src/authoring/practice-part.ts';
import { pictureGestures } from '../../src/domain/lessons/lesson.ts';
import { practiceGestures } from '../../src/domain/lessons/scenario.ts';

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

it('names every gesture that a picture may show', () => {
  const buttons = ['press-button', 'hold-button'];
  for (const gesture of [...pictureGestures, ...buttons])
    expect(readme).toContain(`\`${gesture}: `);
});

it('shows a practice that an author can copy as it is, and names every part and gesture', () => {
  const practice = /\n```yaml\n(title: 長おしの[\s\S]*?)\n```\n/.exec(readme)?.[1] ?? '';
  const pack = readLessonFolder('lessons').get('smartphone-basics/pack.yaml') ?? '';
  const folder = new Map([
    ...readLessonFolder('lessons'),
    ['smartphone-basics/pack.yaml', `${pack}  - hold-a-memo\n`],
    ['smartphone-basics/hold-a-memo/practice.yaml', practice],
  ]);
  const built = buildPacks(folder, '2026-11-22');
  expect(built.ok ? [] : built.failure.map(describeMistake)).toEqual([]);
  for (const gesture of practiceGestures) expect(readme).toContain(`\`${gesture}\``);
  for (const kind of practicePartKinds) expect(readme).toContain(`\`${kind}: `);
});

it('shows pictures that an author can copy as they are', () => {
  const blocks = [...readme.matchAll(/\n```yaml\n((?:practice|alt): [\s\S]*?)\n```\n/g)];
  expect(blocks).toHaveLength(2);
  const folder = readLessonFolder('lessons');
  const path = 'fraud-and-fake-news/fake-delivery-sms/lesson.ja.md';
  for (const [, block] of blocks) {
    const lesson = (folder.get(path) ?? '').replace(
      /(?<=```screen\n)[\s\S]*?(?=\n```)/,
      block ?? '',
    );
    const built = buildPacks(new Map(folder).set(path, lesson), '2026-11-22');
    expect(built.ok ? [] : built.failure.map(describeMistake)).toEqual([]);
  }
});
