/**
 * A mistake in a lesson file, told so that its author, who is no programmer, can mend it. Files are
 * read to the end and every mistake is kept: nobody should have to build ten times.
 */
import { mistakeTexts, type MistakeType } from './mistake-texts.ts';

/** A file, relative to the lessons' folder, and a line in it, counted from 1. */
export type Place = { readonly file: string; readonly line: number };

export type Mistake = Place & {
  readonly type: MistakeType;
  readonly problem: string;
  readonly mend: string;
};

/** Called once for each mistake found; `detail` is the word, id or number in question. */
export type ReportMistake = (line: number, type: MistakeType, detail?: string) => void;

export function mistakeAt(place: Place, type: MistakeType, detail = ''): Mistake {
  return { ...place, type, ...mistakeTexts[type](detail) };
}

/** A reporter for one file that appends to `mistakes`. */
export function mistakeCollector(file: string, mistakes: Mistake[]): ReportMistake {
  return (line, type, detail) => {
    mistakes.push(mistakeAt({ file, line }, type, detail));
  };
}

/** The mistakes of a build in the order of the files' lines, each said once. */
export function inReadingOrder(mistakes: readonly Mistake[]): readonly Mistake[] {
  const byMessage = new Map(mistakes.map((mistake) => [describeMistake(mistake), mistake]));
  return [...byMessage.values()].sort(
    (a, b) => compareTexts(a.file, b.file) || a.line - b.line || compareTexts(a.type, b.type),
  );
}

/** Two lines for a person: where and what; how to mend it. */
export function describeMistake(mistake: Mistake): string {
  const { file, line, problem, mend } = mistake;
  return `lessons/${file}:${line} ${problem}\n    → ${mend}`;
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
