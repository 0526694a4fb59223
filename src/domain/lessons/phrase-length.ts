/**
 * How long a phrase is on the screen. A line of a learner's phone holds eight characters when the
 * text is doubled, and only spaces, 「、」「。」 and U+200B may break it, so a longer phrase would be
 * cut at the edge.
 */

/** Longest phrase, in full-width characters. */
export const longestPhrase = 7;

/** Zero-width space: where a long name may break. */
export const breakMark = '\u200b';

const breakPoints = new RegExp(`[ \\n\u3000${breakMark}]|(?<=[、。])`);
const atTheEnd = /[、。]$/;
/** Half-width signs and brackets, which the fonts draw half as wide as kanji. */
const halfWide = /[\u0020-\u007e「」『』（）・–]/;

/** Width of one phrase in full-width characters; a closing 「、」 or 「。」 hangs and counts nothing. */
export function phraseLength(phrase: string): number {
  return [...phrase.replace(atTheEnd, '')].reduce(
    (width, character) => width + (halfWide.test(character) ? 0.5 : 1),
    0,
  );
}

/** The phrases of a text that do not fit a line, in the order of the text. */
export function overlongPhrases(text: string): readonly string[] {
  return text.split(breakPoints).filter((phrase) => phraseLength(phrase) > longestPhrase);
}
