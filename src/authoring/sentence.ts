/** An author's text → a sentence with facts filled in, readings set and places of settings kept. */
import type { LessonPath } from '../domain/lessons/check-pack.ts';
import type { Inline, Sentence } from '../domain/lessons/lesson.ts';
import type { Scenario } from '../domain/lessons/scenario.ts';
import { addFurigana, type Readings } from './furigana.ts';
import { readInline, type InlineToken } from './inline.ts';
import type { ReportMistake } from './mistakes.ts';
import type { Registries } from './registries.ts';
import { realLookingSamples, worldLiterals } from './world-literals.ts';

export type WritingContext = {
  readonly readings: Readings;
  readonly registries: Registries;
  readonly report: ReportMistake;
  /** Hears of every fact that the text states. */
  readonly onFact: (factId: string) => void;
  /** Remembers the line on which a part of the step stands; the path starts at the step. */
  readonly mark: (path: LessonPath, line: number) => void;
  /** The pack's practices by their names; undefined for one that could not be read. */
  readonly scenarios: ReadonlyMap<string, Scenario | undefined>;
};

/** A text of the lesson file and its line. */
export type SourceText = { readonly text: string; readonly line: number };

/** A sentence for learners. */
export function writeSentence(source: SourceText, context: WritingContext): Sentence {
  const tokens = readTokens(source, context);
  reportLiterals(tokens, source, context);

  const sentence: Inline[] = [];
  let strong: Inline[] | undefined;
  let words = '';
  const place = (...inlines: readonly Inline[]) => (strong ?? sentence).push(...inlines);
  const placeWords = () => {
    const onUnread = (word: string) => context.report(source.line, 'unread-word', word);
    place(...addFurigana(words, context.readings, onUnread));
    words = '';
  };

  for (const token of tokens) {
    if (token.kind === 'words') words += token.text;
    else if (token.kind === 'fact') words += factText(token.factId, source, context);
    else {
      placeWords();
      if (token.kind === 'reading') place(explicitReading(token.base, token.reading));
      else if (token.kind === 'setting') place(settingInline(token.settingId, context.registries));
      else if (strong === undefined) strong = [];
      else {
        sentence.push({ kind: 'strong', children: strong });
        strong = undefined;
      }
    }
  }
  placeWords();
  // An unclosed bold mark has been reported; its words stay, so that they are checked too.
  return [...sentence, ...(strong ?? [])];
}

/** Words of the teacher and descriptions of pictures: plain text, with facts filled in. */
export function writePlainText(source: SourceText, context: WritingContext): string {
  const tokens = readTokens(source, context);
  reportLiterals(tokens, source, context);
  return plainWords(tokens, source, context);
}

/** Words inside a drawn screen or a sample message: they quote others and may hold numbers. */
export function writeSample(source: SourceText, context: WritingContext): string {
  const tokens = readTokens(source, context);
  for (const { text } of wordsOf(tokens)) {
    for (const sample of realLookingSamples(text)) {
      context.report(source.line, 'real-looking-sample', sample);
    }
  }
  return plainWords(tokens, source, context);
}

/** The same words with their readings; null where they need none. */
export function readableSample(source: SourceText, context: WritingContext): Sentence | null {
  // Everything else that is wrong with them has been reported where they were read first.
  const report: ReportMistake = (line, type, detail) => {
    if (type === 'unread-word') context.report(line, type, detail);
  };
  const sentence = writeSentence(source, { ...context, report });
  return sentence.some(({ kind }) => kind === 'ruby') ? sentence : null;
}

function readTokens({ text, line }: SourceText, { report }: WritingContext) {
  return readInline(text, (type, detail) => report(line, type, detail));
}

function plainWords(
  tokens: readonly InlineToken[],
  source: SourceText,
  context: WritingContext,
): string {
  return tokens
    .map((token) => {
      switch (token.kind) {
        case 'words':
          return token.text;
        case 'reading':
          return token.base;
        case 'fact':
          return factText(token.factId, source, context);
        case 'setting':
          context.report(source.line, 'setting-in-plain-words', token.settingId);
          return '';
        case 'bold-mark':
          return '';
      }
    })
    .join('');
}

function factText(factId: string, { line }: SourceText, context: WritingContext): string {
  const fact = context.registries.factById.get(factId);
  if (fact === undefined) context.report(line, 'unknown-fact-name', factId);
  else context.onFact(factId);
  return fact?.text ?? '';
}

function explicitReading(base: string, reading: string): Inline {
  return reading === '' ? { kind: 'text', text: base } : { kind: 'ruby', base, reading };
}

/** Whether the setting is declared is a rule of the whole pack. */
function settingInline(settingId: string, { settingById }: Registries): Inline {
  return { kind: 'setting', settingId, fallback: settingById.get(settingId)?.fallback ?? '' };
}

function reportLiterals(
  tokens: readonly InlineToken[],
  { line }: SourceText,
  { report }: WritingContext,
): void {
  for (const { text } of wordsOf(tokens)) {
    for (const literal of worldLiterals(text)) report(line, 'world-literal', literal);
  }
}

function wordsOf(tokens: readonly InlineToken[]) {
  return tokens.filter((token) => token.kind === 'words');
}
