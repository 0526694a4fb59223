/** One line of a practice screen, as `- row: 明るさ` → a part of the practice phone. */
import * as v from 'valibot';
import { overlongPhrases } from '../domain/lessons/phrase-length.ts';
import { phoneFamilies } from '../domain/lessons/lesson.ts';
import {
  keyboardLayouts,
  practiceIcons,
  targetName,
  type Memory,
  type PartItem,
  type PracticePart,
} from '../domain/lessons/practice-parts.ts';
import { CountingNumber, Words, Yes, type YamlPath } from './lesson-yaml.ts';
import { readableSample, writeSample, type WritingContext } from './sentence.ts';

/** What stands where a finger moves over the screen as a whole. */
export const wholeScreen = '画面';

/** The name of a target as an author writes it, with marks for its line breaks. */
export const nameOfTarget = (label: string): string => targetName(label.replaceAll('|', ''));

export const OnlyFamilies = v.pipe(
  v.union([v.picklist(phoneFamilies), v.array(v.picklist(phoneFamilies))]),
  v.transform((only) => (typeof only === 'string' ? [only] : only)),
);
/** What the practice phone remembers, as `wifi=on, name=やま`; nothing is written behind the sign for nothing. */
export const MemorySource = v.pipe(
  Words,
  v.check((text) => text.split(',').every((pair) => /^[^=]+=[^=]*$/.test(pair.trim()))),
  v.transform((text): Memory =>
    Object.fromEntries(text.split(',').map((pair) => pair.split('=').map((half) => half.trim()))),
  ),
);

const everyPart = { only: v.optional(OnlyFamilies), when: v.optional(MemorySource) };
const Icon = v.picklist(practiceIcons);
/** `電話=tel`: a name, and the picture that goes with it. */
const Item = v.pipe(
  Words,
  v.check((text) => !text.includes('=') || v.is(Icon, text.split('=')[1]?.trim())),
);
const Items = v.pipe(v.array(Item), v.minLength(1), v.maxLength(12));
const Steps = v.pipe(v.array(Words), v.minLength(2), v.maxLength(6));

/** What may be written of each part; the part's own name comes first. */
const fieldsByKind = {
  grid: { grid: Items },
  dock: { dock: Items },
  tiles: { tiles: Items },
  actions: { actions: Items },
  tabs: { tabs: Items },
  menu: { menu: Items },
  photos: { photos: Items },
  bar: { bar: Words, back: v.optional(Words), action: v.optional(Words) },
  text: { text: Words, strong: v.optional(Yes), size: v.optional(Words) },
  banner: { banner: Words },
  row: { row: Words, note: v.optional(Words), value: v.optional(Words), icon: v.optional(Icon) },
  toggle: { toggle: Words, of: Words, note: v.optional(Words) },
  check: { check: Words, of: Words },
  slider: { slider: Words, of: Words, steps: Steps },
  field: { field: Words, of: v.optional(Words), value: v.optional(Words) },
  button: { button: Words, plain: v.optional(Yes) },
  stages: { stages: Words, steps: Steps },
  pages: { pages: Words, steps: Steps },
  dialog: { dialog: Words, text: v.optional(Words), buttons: Steps },
  notice: { notice: Words, from: Words },
  bubble: {
    bubble: Words,
    from: v.optional(Words),
    mine: v.optional(Yes),
    of: v.optional(Words),
    link: v.optional(Words),
  },
  caller: { caller: Words, note: v.optional(Words) },
  camera: { camera: Words, note: v.optional(Words) },
  photo: { photo: Words, of: v.optional(Words) },
  address: { address: Words, safe: v.optional(Yes) },
  app: { app: Words, maker: Words, note: v.optional(Words), icon: v.optional(Icon) },
  map: { map: Words, places: v.array(Words), of: v.optional(Words) },
  keyboard: { keyboard: v.picklist(keyboardLayouts), of: Words, hears: v.optional(Words) },
  pin: { pin: Words, of: Words, length: CountingNumber },
  card: { card: Words, place: Words },
  coins: { coins: Items, slot: Words },
  sensor: { sensor: Words, sense: v.picklist(['face', 'finger']) },
  warning: { warning: Words, text: Words, number: Words },
} as const satisfies Record<PracticePart['kind'], v.ObjectEntries>;
type PartKind = PracticePart['kind'];

/** Every part that an author may write. */
export const practicePartKinds = Object.keys(fieldsByKind) as readonly PartKind[];

const isPartKind = (name: string): name is PartKind => Object.hasOwn(fieldsByKind, name);
/** The name of a part's kind is the first of the keys that is one; `text` also stands within others. */
const kindOf = (input: unknown) => Object.keys(Object(input)).find(isPartKind);

type PartSource = Readonly<Record<string, unknown>>;
const schemaByKind = Object.fromEntries(
  Object.entries(fieldsByKind).map(([kind, fields]) => [
    kind,
    v.strictObject({ ...fields, ...everyPart }),
  ]),
);

export const PracticePartSource = v.lazy((input): v.GenericSchema<unknown, PartSource> => {
  const kind = kindOf(input);
  const schema = kind === undefined ? undefined : schemaByKind[kind];
  return schema ?? v.custom<PartSource>(() => false);
});

/** Keys whose values are not words that the phone shows. */
const notShown = new Set(['only', 'when', 'of', 'icon', 'length', 'sense', 'size']);

/** Fills facts into the part's words and reports words that do not fit a doubled line. */
export function writePracticePart(
  source: PartSource,
  lineOf: (path: YamlPath) => number,
  context: WritingContext,
): PracticePart {
  const kind = kindOf(source) ?? 'text';
  const words = (key: string, text: string) => {
    const line = lineOf([key]);
    const written = writeSample({ text, line }, context);
    for (const phrase of overlongPhrases(written)) context.report(line, 'long-phrase', phrase);
    return written;
  };
  const writeItem = (text: string): PartItem => {
    const [label = '', icon] = text.split('=').map((half) => half.trim());
    return { label: words(kind, label), ...(v.is(Icon, icon) && { icon }) };
  };
  const isOneOf = kind === 'stages' || kind === 'pages';
  if (isOneOf && !(source['steps'] as readonly unknown[]).includes(source[kind])) {
    context.report(lineOf([kind]), 'stage-not-drawn', String(source[kind]));
  }
  const written = Object.entries(source).map(([key, value]): [string, unknown] => {
    if (key === kind) {
      if (Array.isArray(value)) return ['items', value.map((item) => writeItem(String(item)))];
      if (kind === 'keyboard') return ['layout', value];
      return ['label', words(key, String(value))];
    }
    if (notShown.has(key) || typeof value === 'boolean') return [key, value];
    if (Array.isArray(value)) return [key, value.map((text) => words(key, String(text)))];
    return [key, words(key, String(value))];
  });
  // The schema above is this type in an author's spelling.
  return { kind, ...Object.fromEntries(written) } as PracticePart;
}

/** Which of a part's words are a sentence to read; only labels and names stand without readings. */
const readKeyByKind: Partial<Record<PartKind, string>> = {
  text: 'text',
  bubble: 'bubble',
  dialog: 'text',
  warning: 'text',
};

/** A part with the readings of its sentence, where it has any. */
export function withReadings(
  part: PracticePart,
  source: PartSource,
  lineOf: (path: YamlPath) => number,
  context: WritingContext,
): PracticePart {
  const key = readKeyByKind[part.kind] ?? '';
  const text = source[key];
  if (typeof text !== 'string') return part;
  const sentence = readableSample({ text, line: lineOf([key]) }, context);
  return sentence ? { ...part, sentence } : part;
}
