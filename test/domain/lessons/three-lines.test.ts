import { describe, expect, it } from 'vitest';
import {
  decodeCard,
  encodeCard,
  lessonNumber,
  printedCardCode,
  suggestLines,
} from '../../../src/domain/lessons/three-lines.ts';
import { aCheck, aPicture, aStep } from './a-lesson.ts';

const lesson = { packId: 'smartphone-basics', lessonId: 'tap-and-swipe' };
const code = encodeCard(lesson, [0, 2, 5]) ?? '';
const picture = { iphone: aPicture(), android: aPicture(), easy: aPicture() };

describe('the code of a card', () => {
  it('is seven letters that name a lesson and its steps', () => {
    expect(code).toHaveLength(7);
    expect(decodeCard(code)).toEqual({
      ok: true,
      value: { lesson: lessonNumber(lesson), steps: [0, 2, 5] },
    });
    expect(printedCardCode('4K72F9C')).toBe('4K7-2F9C');
  });

  it('is the same tomorrow: printed cards stay true', () => {
    expect(lessonNumber(lesson)).toBe(26451);
    expect(code).toBe('STK025P');
  });

  it.each([[[4]], [[1, 3]], [[30, 0, 7]]])('holds one to three lines: %j', (steps) => {
    expect(decodeCard(encodeCard(lesson, steps) ?? '')).toMatchObject({ value: { steps } });
  });

  it.each([[[]], [[0, 1, 2, 3]], [[31]]])('cannot hold %j', (steps) => {
    expect(encodeCard(lesson, steps)).toBeNull();
  });

  it('is taken as people type it', () => {
    const typed = ` ${code.slice(0, 3).toLowerCase()}－${code.slice(3)} `;
    expect(decodeCard(typed)).toEqual(decodeCard(code));
  });

  it('tells every single wrong letter', () => {
    for (let at = 0; at < code.length; at += 1) {
      for (const letter of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
        const wrong = code.slice(0, at) + letter + code.slice(at + 1);
        expect(decodeCard(wrong).ok).toBe(letter === code[at]);
      }
    }
  });

  it.each(['', '123', 'https://example.jp', `${code}0`, 'さわり方'])('%j is none', (typed) => {
    expect(decodeCard(typed)).toEqual({ ok: false, failure: 'not-a-card' });
  });
});

describe('the three lines to offer', () => {
  it('are the first steps that show where to touch, never a question', () => {
    const steps = [
      aStep('why'),
      aStep('open', { picture }),
      aStep('ask', { check: aCheck(), picture }),
      aStep('touch', { picture }),
      aStep('end', { picture }),
      aStep('more', { picture }),
    ];
    expect(suggestLines({ steps })).toEqual([1, 3, 4]);
  });

  it('are filled with steps that are read, in the order of the lesson', () => {
    const steps = [aStep('why'), aStep('ask', { check: aCheck() }), aStep('open', { picture })];
    expect(suggestLines({ steps })).toEqual([0, 2]);
  });
});
