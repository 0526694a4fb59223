import { expect, it } from 'vitest';
import { partsInPicture, touchExists } from '../../../src/domain/lessons/lesson-picture.ts';
import { aPicture } from './a-lesson.ts';

it('shows the parts that a family’s phone shows while it remembers so much', () => {
  const parts = [
    { kind: 'bar', label: 'Wi-Fi' },
    { kind: 'text', label: '下の はし', only: ['iphone'] },
    { kind: 'row', label: 'ひろば', when: { wifi: 'on' } },
  ] as const;
  const labels = (wifi: string, family: 'iphone' | 'easy') =>
    partsInPicture(parts, family, { wifi }).map((part) => 'label' in part && part.label);
  expect(labels('on', 'iphone')).toEqual(['Wi-Fi', '下の はし', 'ひろば']);
  expect(labels('off', 'easy')).toEqual(['Wi-Fi']);
  expect(partsInPicture(parts, 'iphone', { wifi: 'on' })[2]).toEqual({
    kind: 'row',
    label: 'ひろば',
  });
});

it('knows that a picture without a touch points at nothing wrong', () => {
  const { touch: _, ...untouched } = aPicture();
  expect(touchExists(untouched)).toBe(true);
});

it.each([
  ['a thing that stands on it', { gesture: 'tap', target: 'カメラ' }, true],
  ['words that nobody can touch', { gesture: 'tap', target: '設定' }, false],
  ['a thing that is not there', { gesture: 'tap', target: '時計' }, false],
  ['the screen as a whole', { gesture: 'swipe-left', target: null }, true],
  ['a button at the edge', { gesture: 'press-button', hardware: 'power' }, true],
] as const)('a touch on %s: %o is %s', (_, touch, exists) => {
  expect(touchExists(aPicture({ touch }))).toBe(exists);
});
