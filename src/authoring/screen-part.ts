/** One line of a drawing, as `- row: 明るさ` → a part of a screen. */
import * as v from 'valibot';
import type { ScreenPart } from '../domain/lessons/lesson.ts';
import { breakMark, phraseLength } from '../domain/lessons/phrase-length.ts';
import { Words, Yes, type YamlPath } from './lesson-yaml.ts';
import { writeSample, type WritingContext } from './sentence.ts';

const Labels = v.pipe(v.array(Words), v.minLength(2), v.maxLength(4));
const Digit = v.pipe(
  v.string(),
  v.check((text) => /^\d{1,2}$/.test(text)),
  v.transform(Number),
);

const partByKind = {
  title: v.strictObject({ title: Words }),
  text: v.strictObject({ text: Words, strong: v.optional(Yes) }),
  row: v.strictObject({ row: Words, note: v.optional(Words) }),
  icons: v.strictObject({ icons: Labels }),
  button: v.strictObject({ button: Words, plain: v.optional(Yes) }),
  field: v.strictObject({ field: Words, value: v.optional(Words) }),
  stages: v.strictObject({ stages: Labels, current: Words }),
  bubble: v.strictObject({ bubble: Words, from: Words }),
  keypad: v.strictObject({ keypad: Digit, of: Digit }),
  call: v.strictObject({ call: Words, note: v.optional(Words) }),
  card: v.strictObject({ card: Words }),
};
type PartKind = keyof typeof partByKind;
type PartSource = v.InferOutput<(typeof partByKind)[PartKind]>;

const isPartKind = (name: string): name is PartKind => Object.hasOwn(partByKind, name);

export const ScreenPartSource = v.lazy((input): v.GenericSchema<unknown, PartSource> => {
  const kind = Object.keys(Object(input)).find(isPartKind);
  return kind === undefined ? v.custom<PartSource>(() => false) : partByKind[kind];
});

/** Longest label on one line of a drawn phone, in full-width characters. */
const longestLabel = 11;

/** Fills facts into the part's words and reports the words that do not fit the drawing. */
export function writePart(
  source: PartSource,
  lineOf: (path: YamlPath) => number,
  context: WritingContext,
): ScreenPart {
  const words = (key: string, text: string) => writeSample({ text, line: lineOf([key]) }, context);
  const label = (key: string, text: string) => {
    const written = words(key, text);
    for (const line of written.split(breakMark)) {
      if (phraseLength(line) > longestLabel) context.report(lineOf([key]), 'long-label', line);
    }
    return written;
  };
  const noted = (note: string | undefined) =>
    note === undefined ? {} : { note: label('note', note) };

  if ('title' in source) return { kind: 'title', text: label('title', source.title) };
  if ('text' in source) {
    const strong = source.strong === undefined ? {} : { strong: source.strong };
    return { kind: 'text', text: words('text', source.text), ...strong };
  }
  if ('row' in source) {
    return { kind: 'row', label: label('row', source.row), ...noted(source.note) };
  }
  if ('icons' in source) {
    return { kind: 'icons', labels: source.icons.map((text) => label('icons', text)) };
  }
  if ('button' in source) {
    const plain = source.plain === undefined ? {} : { plain: source.plain };
    return { kind: 'button', label: label('button', source.button), ...plain };
  }
  if ('field' in source) {
    const value = source.value === undefined ? {} : { value: label('value', source.value) };
    return { kind: 'field', label: label('field', source.field), ...value };
  }
  if ('stages' in source) {
    const labels = source.stages.map((text) => label('stages', text));
    const current = source.stages.indexOf(source.current);
    if (current < 0) context.report(lineOf(['current']), 'stage-not-drawn', source.current);
    return { kind: 'stages', labels, current: Math.max(0, current) };
  }
  if ('bubble' in source) {
    return {
      kind: 'bubble',
      from: words('from', source.from),
      text: words('bubble', source.bubble),
    };
  }
  if ('keypad' in source) return { kind: 'keypad', entered: source.keypad, length: source.of };
  if ('call' in source) {
    return { kind: 'call', from: words('call', source.call), ...noted(source.note) };
  }
  return { kind: 'card', text: label('card', source.card) };
}
