/**
 * A word carries its reading once on a screen. Which words share a screen: the sentence and its
 * blocks; with them all choices of a check; and, after an answer, the chosen one and its reason.
 */
import type { Block, Inline, Sentence, Step } from '../domain/lessons/lesson.ts';

/** Marks in one step every reading that stands higher up on the same screen. */
export function markRepeatedReadings(step: Step): Step {
  const onScreen = new Set<string>();
  const sentence = markSentence(step.sentence, onScreen);
  const blocks = step.blocks.map((block) => markBlock(block, onScreen));
  if (step.check === undefined) return { ...step, sentence, blocks };

  const withChoices = new Set(onScreen);
  const choices = step.check.choices.map((choice) => {
    const afterAnswer = new Set(onScreen);
    markSentence(choice.text, afterAnswer);
    return {
      ...choice,
      text: markSentence(choice.text, withChoices),
      why: markSentence(choice.why, afterAnswer),
    };
  });
  return { ...step, sentence, blocks, check: { ...step.check, choices } };
}

function markBlock(block: Block, seen: Set<string>): Block {
  return block.kind === 'paragraph'
    ? { ...block, sentence: markSentence(block.sentence, seen) }
    : { ...block, items: block.items.map((item) => markSentence(item, seen)) };
}

/** Adds the sentence's words to `seen`. */
export function markSentence(sentence: Sentence, seen: Set<string>): Sentence {
  return sentence.map((inline): Inline => {
    if (inline.kind === 'strong')
      return { ...inline, children: markSentence(inline.children, seen) };
    if (inline.kind !== 'ruby') return inline;
    const word = `${inline.base}\t${inline.reading}`;
    const repeated = seen.has(word);
    seen.add(word);
    return repeated ? { ...inline, repeated: true } : inline;
  });
}
