import { expect, it } from 'vitest';
import { markRepeatedReadings } from '../../src/authoring/repeated-readings.ts';
import type { Inline } from '../../src/domain/lessons/lesson.ts';

const key: Inline = { kind: 'ruby', base: '鍵', reading: 'かぎ' };
const again: Inline = { ...key, repeated: true };

it('shows the reading of a word once on a screen', () => {
  const step = markRepeatedReadings({
    stepId: 'key',
    sentence: [key],
    blocks: [{ kind: 'paragraph', sentence: [{ kind: 'strong', children: [key] }] }],
  });
  expect(step.sentence).toEqual([key]);
  expect(step.blocks).toEqual([
    { kind: 'paragraph', sentence: [{ kind: 'strong', children: [again] }] },
  ]);
});

it('knows that only the chosen answer stays beside its reason', () => {
  const choice = (choiceId: string, text: Inline[], why: Inline[]) => ({ choiceId, text, why });
  const step = markRepeatedReadings({
    stepId: 'key',
    sentence: [],
    blocks: [],
    check: {
      checkId: 'key',
      correctChoiceIds: ['a'],
      choices: [choice('a', [key], [key]), choice('b', [key], [key]), choice('c', [], [key])],
    },
  });
  expect(step.check?.choices).toEqual([
    choice('a', [key], [again]),
    choice('b', [again], [again]),
    choice('c', [], [key]),
  ]);
});

it('tells two readings of one word apart', () => {
  const other: Inline = { kind: 'ruby', base: '鍵', reading: 'けん' };
  const step = markRepeatedReadings({ stepId: 'key', sentence: [key, other, key], blocks: [] });
  expect(step.sentence).toEqual([key, other, again]);
});
