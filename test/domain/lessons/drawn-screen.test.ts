import { expect, it } from 'vitest';
import { labelsOf, touchExists } from '../../../src/domain/lessons/drawn-screen.ts';
import { aScreen } from './a-lesson.ts';

it('knows that a screen without a touch points at nothing wrong', () => {
  const { touch: _, ...untouched } = aScreen();
  expect(touchExists(untouched)).toBe(true);
});

it.each([
  ['a part', { gesture: 'tap', on: { part: 0 } }, true],
  ['an icon of a row', { gesture: 'tap', on: { part: 1, item: 1 } }, true],
  ['a part past the last', { gesture: 'tap', on: { part: 2 } }, false],
  ['an icon past the last', { gesture: 'tap', on: { part: 1, item: 2 } }, false],
  ['an item of a part that has none', { gesture: 'tap', on: { part: 0, item: 0 } }, false],
  ['the power button, pressed', { gesture: 'press-button', on: { hardware: 'power' } }, true],
  ['the power button, held', { gesture: 'long-press', on: { hardware: 'power' } }, true],
  ['the power button, swiped', { gesture: 'swipe-up', on: { hardware: 'power' } }, false],
  ['a drawn part, pressed like a button', { gesture: 'press-button', on: { part: 0 } }, false],
] as const)('a touch on %s: %o is %s', (_, touch, exists) => {
  expect(touchExists(aScreen({ touch }))).toBe(exists);
});

it('names each part by the words that an author wrote', () => {
  expect(labelsOf({ kind: 'icons', labels: ['電話', 'カメラ'] })).toEqual(['電話', 'カメラ']);
  expect(labelsOf({ kind: 'row', label: '明るさ', note: '自動' })).toEqual(['明るさ']);
  expect(labelsOf({ kind: 'keypad', entered: 2, length: 4 })).toEqual(['数字']);
});
