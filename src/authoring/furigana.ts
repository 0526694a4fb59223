/**
 * Furigana from a table of reviewed words. A machine's guess is never taken: a word that the table
 * does not hold is reported, and read once by a person. Longest word first; a run of kanji must be
 * made of whole words, so 「本人」 is never read as 「本」 and 「人」.
 */
import type { Inline } from '../domain/lessons/lesson.ts';
import type { ReportMistake } from './mistakes.ts';

/** A word cut into runs of text and ruby; a word that needs no furigana is one run of text. */
type ReadWord = { readonly word: string; readonly pieces: readonly Inline[] };

export type Readings = {
  readonly pieceByWord: ReadonlyMap<string, ReadWord>;
  readonly longestWord: number;
};

const noFurigana = '-';
/** Stands in the table for any number: `0回` is 「回」 right after a digit. */
const anyNumber = '0';
const kanji = /[\p{Script=Han}々〆ヶ]/u;
const digit = /[0-9０-９]/;
/** What furigana stands above: kanji, and digits read together with them. */
const baseRuns = /[\p{Script=Han}々〆ヶ0-9０-９]+/gu;

/**
 * Reads `readings.tsv`: word, tab, reading; `#` begins a comment, `-` says "needs no furigana". A
 * counter is written `0回`; kanji after a digit are read as counters only, so 「29日」 is never 「ひ」.
 */
export function parseReadings(text: string, report: ReportMistake): Readings {
  const pieceByWord = new Map<string, ReadWord>();
  text.split('\n').forEach((row, index) => {
    if (row.trim() === '' || row.startsWith('#')) return;
    const [word = '', reading = '', ...rest] = row.split('\t').map((cell) => cell.trim());
    const written = word.startsWith(anyNumber) ? word.slice(anyNumber.length) : word;
    const pieces = rest.length > 0 ? undefined : piecesOf(written, reading);
    if (pieces === undefined) report(index + 1, 'wrong-reading-row', word);
    else if (pieceByWord.has(word)) report(index + 1, 'duplicate-reading', word);
    else pieceByWord.set(word, { word: written, pieces });
  });
  const longestWord = Math.max(1, ...[...pieceByWord.keys()].map((word) => word.length));
  return { pieceByWord, longestWord };
}

/** 「明るさ」, 「あかるさ」 → ruby 明/あか and text 「るさ」; undefined where the two do not match. */
function piecesOf(word: string, reading: string): readonly Inline[] | undefined {
  if (!kanji.test(word) || reading === '') return undefined;
  if (reading === noFurigana) return [{ kind: 'text', text: word }];
  const bases = word.match(baseRuns) ?? [];
  const kana = word.split(baseRuns);
  const pattern = (run: string) => new RegExp(`^${kana.map(escapeSigns).join(run)}$`);
  const shortest = pattern('(.+?)').exec(reading)?.slice(1);
  const longest = pattern('(.+)').exec(reading)?.slice(1);
  // Two ways to lay the reading over the word: a person has to say which.
  if (shortest === undefined || shortest.join() !== longest?.join()) return undefined;
  return kana.flatMap((text, index) => [
    ...(text === '' ? [] : [{ kind: 'text' as const, text }]),
    ...rubyOf(bases[index], shortest[index]),
  ]);
}

function rubyOf(base: string | undefined, reading: string | undefined): readonly Inline[] {
  return base === undefined || reading === undefined ? [] : [{ kind: 'ruby', base, reading }];
}

const escapeSigns = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Puts the readings over a text; `onUnread` hears each run of kanji that no reviewed words cover. */
export function addFurigana(
  text: string,
  readings: Readings,
  onUnread: (word: string) => void,
): readonly Inline[] {
  const inlines: Inline[] = [];
  for (let at = 0; at < text.length;) {
    const run = kanjiRunAt(text, at);
    const words =
      run === '' ? wordStartingWithKana(text, at, readings) : coverRun(text, at, readings);
    if (words !== undefined) {
      inlines.push(...words.flatMap(({ pieces }) => pieces));
      at += words.reduce((length, { word }) => length + word.length, 0);
    } else {
      const plain = run === '' ? (text[at] ?? '') : run;
      if (run !== '') onUnread(run);
      inlines.push({ kind: 'text', text: plain });
      at += plain.length;
    }
  }
  return joinTexts(inlines);
}

/** The kanji that follow one another from `at`. */
function kanjiRunAt(text: string, at: number): string {
  let end = at;
  while (end < text.length && kanji.test(text[end] ?? '')) end += 1;
  return text.slice(at, end);
}

/** A word such as 「お金」 or 「1日」, which does not begin with kanji. */
function wordStartingWithKana(
  text: string,
  at: number,
  readings: Readings,
): readonly ReadWord[] | undefined {
  if (digit.test(text[at - 1] ?? '')) return undefined;
  const word = wordsAt(text, at, readings).find((found) =>
    endsWithRun(text, at + found.word.length),
  );
  return word && [word];
}

/** Words that together cover the whole run of kanji at `at`, longest first. */
function coverRun(text: string, at: number, readings: Readings): readonly ReadWord[] | undefined {
  return coverFrom(text, at, readings, true);
}

function coverFrom(
  text: string,
  at: number,
  readings: Readings,
  isFirst: boolean,
): readonly ReadWord[] | undefined {
  for (const found of wordsAt(text, at, readings)) {
    const end = at + found.word.length;
    const standsAlone = isFirst && endsWithRun(text, end);
    // Inside a longer run only a compound is trusted: 一 + 人 is not 一人.
    if (standsAlone) return [found];
    if (kanjiRunAt(found.word, 0).length < 2) continue;
    if (endsWithRun(text, end)) return [found];
    const rest = coverFrom(text, end, readings, false);
    if (rest !== undefined) return [found, ...rest];
  }
  return undefined;
}

/** The table's words that stand at `at`, longest first. */
function wordsAt(text: string, at: number, readings: Readings): readonly ReadWord[] {
  const found: ReadWord[] = [];
  const before = digit.test(text[at - 1] ?? '') ? anyNumber : '';
  for (let length = readings.longestWord; length > 0; length -= 1) {
    const candidate = text.slice(at, at + length);
    const word =
      candidate.length === length ? readings.pieceByWord.get(before + candidate) : undefined;
    if (word !== undefined) found.push(word);
  }
  return found;
}

/** Does a run of kanji not go on past `end`? */
function endsWithRun(text: string, end: number): boolean {
  return !(kanji.test(text[end - 1] ?? '') && kanji.test(text[end] ?? ''));
}

function joinTexts(inlines: readonly Inline[]): readonly Inline[] {
  const joined: Inline[] = [];
  for (const inline of inlines) {
    const last = joined.at(-1);
    if (inline.kind === 'text' && last?.kind === 'text') {
      joined[joined.length - 1] = { kind: 'text', text: last.text + inline.text };
    } else joined.push(inline);
  }
  return joined;
}
