/**
 * A sentence as the phrases between which its lines may break. Browsers also break before a word with a reading
 * (お|知らせ); a phrase kept whole stops that, and every phrase is short enough for a line of doubled text.
 */
import type { Inline, Sentence } from '../../domain/lessons/lesson.ts';
import { phraseLength } from '../../domain/lessons/phrase-length.ts';

/** A run of text in one style; `reading` where furigana stands above it. */
export type Run = {
  readonly text: string;
  readonly reading: string | null;
  readonly strong: boolean;
  /** The city's own words: of any length, and not known when a page is drawn ahead of time. */
  readonly isCitys?: true;
};

export type Phrase = {
  readonly runs: readonly Run[];
  /** In full-width characters; `Infinity` with what the city's staff write, which may be longer than a line. */
  readonly length: number;
  /** A blank stands after it. */
  readonly hasBlank: boolean;
};

const breaks = /(?<=[ \u3000\n\u200b、。])/;
const breakAtEnd = /[ \u3000\n\u200b、。]$/;
const blank = /[ \u3000\n]+$/;

export function phrasesOf(
  sentence: Sentence,
  cityValues: Readonly<Record<string, string>>,
): readonly Phrase[] {
  const phrases: Phrase[] = [];
  let open: Run[] = [];
  const close = (hasBlank: boolean) => {
    if (open.length === 0) return;
    const length = open.some(({ isCitys }) => isCitys)
      ? Infinity
      : phraseLength(open.map(({ text }) => text).join(''));
    phrases.push({ runs: open, length, hasBlank });
    open = [];
  };
  for (const run of runsOf(sentence, cityValues, false)) {
    if (run.reading !== null || run.isCitys) {
      open.push(run);
      continue;
    }
    for (const piece of run.text.split(breaks)) {
      const text = piece.replace(blank, '').replaceAll('\u200b', '');
      if (text !== '') open.push({ ...run, text });
      if (breakAtEnd.test(piece)) close(blank.test(piece));
    }
  }
  close(false);
  return phrases;
}

function runsOf(
  sentence: Sentence,
  cityValues: Readonly<Record<string, string>>,
  strong: boolean,
): readonly Run[] {
  return sentence.flatMap((inline) => runsOfInline(inline, cityValues, strong));
}

function runsOfInline(
  inline: Inline,
  cityValues: Readonly<Record<string, string>>,
  strong: boolean,
): readonly Run[] {
  switch (inline.kind) {
    case 'text':
      return [{ text: inline.text, reading: null, strong }];
    case 'ruby':
      return inline.repeated
        ? [{ text: inline.base, reading: null, strong }]
        : [{ text: inline.base, reading: inline.reading, strong }];
    case 'strong':
      return runsOf(inline.children, cityValues, true);
    case 'setting':
      return [
        {
          text: cityValues[inline.settingId] ?? inline.fallback,
          reading: null,
          strong,
          isCitys: true,
        },
      ];
  }
}
