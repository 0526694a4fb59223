/** A ```screen block → one drawn screen for each phone family. */
import * as v from 'valibot';
import { labelsOf } from '../domain/lessons/drawn-screen.ts';
import {
  hardwareParts,
  phoneFamilies,
  type DrawnScreen,
  type PhoneFamily,
  type ScreenByFamily,
  type ScreenPart,
  type Touch,
} from '../domain/lessons/lesson.ts';
import { breakMark } from '../domain/lessons/phrase-length.ts';
import { readYaml, Words, type ReadYaml, type YamlPath, type YamlSource } from './lesson-yaml.ts';
import { ScreenPartSource, writePart } from './screen-part.ts';
import { writePlainText, type WritingContext } from './sentence.ts';

const touchKeys = [
  'tap',
  'long-press',
  'swipe-up',
  'swipe-left',
  'press-button',
  'hold-button',
] as const;

/** The same words for all families, or each family's own; a family left out has none. */
const WordsByFamily = v.union([
  Words,
  v.strictObject({
    iphone: v.optional(Words),
    android: v.optional(Words),
    easy: v.optional(Words),
  }),
]);
const Parts = v.pipe(v.array(ScreenPartSource), v.minLength(1));

const ScreenBlock = v.strictObject({
  device: v.optional(v.picklist(['phone', 'copier']), 'phone'),
  alt: v.optional(WordsByFamily),
  all: v.optional(Parts),
  iphone: v.optional(Parts),
  android: v.optional(Parts),
  easy: v.optional(Parts),
  tap: v.optional(WordsByFamily),
  'long-press': v.optional(WordsByFamily),
  'swipe-up': v.optional(WordsByFamily),
  'swipe-left': v.optional(WordsByFamily),
  'press-button': v.optional(v.picklist(hardwareParts)),
  'hold-button': v.optional(v.picklist(hardwareParts)),
});
type ScreenBlock = v.InferOutput<typeof ScreenBlock>;
type WordsByFamily = v.InferOutput<typeof WordsByFamily>;

/** Reads the drawings; undefined where the block cannot be drawn, which has then been reported. */
export function readScreen(yaml: YamlSource, context: WritingContext): ScreenByFamily | undefined {
  const block = readYaml(yaml, ScreenBlock, context.report);
  if (block === undefined) return undefined;
  const [iphone, android, easy] = phoneFamilies.map((family) => drawFamily(family, block, context));
  if (iphone === undefined || android === undefined || easy === undefined) {
    for (const family of phoneFamilies.filter(
      (name) => partsKeyOf(name, block.value) === undefined,
    )) {
      context.report(yaml.firstLine, 'missing-family', family);
    }
    return undefined;
  }
  return { iphone, android, easy };
}

function drawFamily(
  family: PhoneFamily,
  { value, lineOf }: ReadYaml<ScreenBlock>,
  context: WritingContext,
): DrawnScreen | undefined {
  const key = partsKeyOf(family, value);
  if (key === undefined) return undefined;
  const altLine = lineOf(['alt']);
  context.mark(['screen', family], altLine);
  const parts = (value[key] ?? []).map((source, index) => {
    context.mark(['screen', family, 'parts', index], lineOf([key, index]));
    return writePart(source, (path) => lineOf([key, index, ...path]), context);
  });
  const touch = readTouch(value, family, parts, lineOf, context);
  const alt = writePlainText({ text: ofFamily(value.alt, family) ?? '', line: altLine }, context);
  return { device: value.device, parts, ...(touch && { touch }), alt };
}

/** Where a family's parts stand: under its own name, or under `all`. */
function partsKeyOf(family: PhoneFamily, block: ScreenBlock): PhoneFamily | 'all' | undefined {
  if (block[family] !== undefined) return family;
  return block.all === undefined ? undefined : 'all';
}

function ofFamily(words: WordsByFamily | undefined, family: PhoneFamily): string | undefined {
  return typeof words === 'object' ? words[family] : words;
}

function readTouch(
  block: ScreenBlock,
  family: PhoneFamily,
  parts: readonly ScreenPart[],
  lineOf: (path: YamlPath) => number,
  { report }: WritingContext,
): Touch | undefined {
  const touches = touchKeys.flatMap((key) => {
    const target = ofFamily(block[key], family);
    return target === undefined ? [] : [{ key, target }];
  });
  const [touch, ...others] = touches;
  if (touch === undefined) return undefined;
  for (const other of others) report(lineOf([other.key]), 'two-touches');

  const { key, target } = touch;
  if (key === 'press-button' || key === 'hold-button') {
    const hardware = target === 'volume' ? 'volume' : 'power';
    return { gesture: key === 'press-button' ? key : 'long-press', on: { hardware } };
  }
  const on = partNamed(target, parts);
  if (on === undefined) report(lineOf([key]), 'touch-not-drawn', target);
  return on && { gesture: key, on };
}

/** The part that carries these words; break marks and spaces in them do not matter. */
function partNamed(
  label: string,
  parts: readonly ScreenPart[],
): { readonly part: number; readonly item?: number } | undefined {
  const bare = (words: string) =>
    words.replaceAll('|', '').replaceAll(breakMark, '').replaceAll(' ', '');
  for (const [part, drawn] of parts.entries()) {
    const item = labelsOf(drawn).findIndex((words) => bare(words) === bare(label));
    if (item >= 0) return drawn.kind === 'icons' ? { part, item } : { part };
  }
  return undefined;
}
