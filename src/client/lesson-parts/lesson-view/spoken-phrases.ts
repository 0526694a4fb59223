/**
 * What きく says of a step, in short phrases: long utterances are cut off by some phones' voices. A word
 * with a reading is spoken by its reading, once; blanks between phrases are for the eye.
 */
import type { Inline, Sentence, Step } from '../../../domain/lessons/lesson.ts';

type CityValues = Readonly<Record<string, string>>;

/** Beyond this many signs a sentence is also divided at 、. */
const longSentence = 30;

export function spokenPhrases(
  step: Step,
  chosenChoiceId: string | null,
  cityValues: CityValues,
): readonly string[] {
  const sentences = step.blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [block.sentence] : block.items,
  );
  const written = [
    spoken(step.sentence, cityValues),
    ...(step.check?.message ? [step.check.message.text] : []),
    ...sentences.map((sentence) => spoken(sentence, cityValues)),
    ...spokenCheck(step, chosenChoiceId, cityValues),
  ];
  return written.flatMap(dividePhrases);
}

function spokenCheck(
  { check }: Step,
  chosenChoiceId: string | null,
  cityValues: CityValues,
): readonly string[] {
  if (!check) return [];
  const chosen = check.choices.find(({ choiceId }) => choiceId === chosenChoiceId);
  if (chosen) return [spoken(chosen.why, cityValues)];
  return check.choices.map(
    ({ text }, index) => `${String(index + 1)}番。${spoken(text, cityValues)}。`,
  );
}

export function spoken(sentence: Sentence, cityValues: CityValues): string {
  return sentence.map((inline) => spokenInline(inline, cityValues)).join('');
}

function spokenInline(inline: Inline, cityValues: CityValues): string {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'ruby':
      return inline.reading;
    case 'strong':
      return spoken(inline.children, cityValues);
    case 'setting':
      return cityValues[inline.settingId] ?? inline.fallback;
  }
}

/** Sentences, long ones at 、 too, without the blanks that only the eye needs. */
export function dividePhrases(text: string): readonly string[] {
  const plain = text
    .replaceAll('\u200b', '')
    .replace(/(?<![\u0020-\u007e]) +| +(?![\u0020-\u007e])/g, '');
  return plain
    .split(/(?<=[。？])|\n/)
    .flatMap((sentence) =>
      sentence.length > longSentence ? sentence.split(/(?<=、)/) : [sentence],
    )
    .map((phrase) => phrase.trim())
    .filter((phrase) => /[^。、\s]/.test(phrase));
}
