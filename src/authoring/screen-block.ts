/** A ```screen block → one picture for each phone family: a screen of a practice, or one written here in its words. */
import * as v from 'valibot';
import { partsInPicture, touchExists } from '../domain/lessons/lesson-picture.ts';
import {
  hardwareParts,
  phoneFamilies,
  pictureGestures,
  type LessonPicture,
  type PhoneFamily,
  type PictureByFamily,
  type PictureTouch,
} from '../domain/lessons/lesson.ts';
import type { Memory, PracticePart } from '../domain/lessons/practice-parts.ts';
import { IdWords, readYaml, Words, type ReadYaml, type YamlSource } from './lesson-yaml.ts';
import {
  MemorySource,
  nameOfTarget,
  PracticePartSource,
  wholeScreen,
  writePracticePart,
} from './practice-part.ts';
import { writePlainText, type WritingContext } from './sentence.ts';

const touchKeys = [...pictureGestures, 'press-button', 'hold-button'] as const;

/** A practice of the same pack, or `pack/name` of another one. */
const PracticeName = v.pipe(v.string(), v.regex(/^(?:[a-z0-9-]+\/)?[a-z0-9]+(?:-[a-z0-9]+)*$/));

/** The same words for all families, or each family's own; a family left out has none. */
const WordsByFamily = v.union([
  Words,
  v.strictObject({
    iphone: v.optional(Words),
    android: v.optional(Words),
    easy: v.optional(Words),
  }),
]);
const Parts = v.optional(v.pipe(v.array(PracticePartSource), v.minLength(1)));

const ScreenBlock = v.strictObject({
  practice: v.optional(PracticeName),
  screen: v.optional(IdWords),
  device: v.optional(v.picklist(['phone', 'copier']), 'phone'),
  memory: v.optional(MemorySource),
  alt: v.optional(WordsByFamily),
  all: Parts,
  iphone: Parts,
  android: Parts,
  easy: Parts,
  tap: v.optional(WordsByFamily),
  'long-press': v.optional(WordsByFamily),
  'swipe-up': v.optional(WordsByFamily),
  'swipe-down': v.optional(WordsByFamily),
  'swipe-left': v.optional(WordsByFamily),
  'swipe-right': v.optional(WordsByFamily),
  'press-button': v.optional(v.picklist(hardwareParts)),
  'hold-button': v.optional(v.picklist(hardwareParts)),
});
type ScreenBlock = v.InferOutput<typeof ScreenBlock>;
type WordsByFamily = v.InferOutput<typeof WordsByFamily>;

/** What a picture shows before it is one family's. */
type Ground = {
  readonly device: LessonPicture['device'];
  readonly memory: Memory;
  readonly partsOf: (family: PhoneFamily) => readonly PracticePart[];
};

/** Reads the pictures; undefined where the block cannot be drawn, which has then been reported. */
export function readScreen(yaml: YamlSource, context: WritingContext): PictureByFamily | undefined {
  const block = readYaml(yaml, ScreenBlock, context.report);
  const ground = block && (groundInPractice(block, context) ?? groundHere(block, yaml, context));
  if (block === undefined || ground === undefined) return undefined;
  const draw = (family: PhoneFamily) => drawFamily(family, block, ground, context);
  return { iphone: draw('iphone'), android: draw('android'), easy: draw('easy') };
}

/** The screen that the block names; undefined where it names none, or one that is not there. */
function groundInPractice(
  { value, lineOf }: ReadYaml<ScreenBlock>,
  { scenarios, report }: WritingContext,
): Ground | undefined {
  const { practice, screen: screenId, memory } = value;
  if (practice === undefined) return undefined;
  const scenario = scenarios.get(practice);
  // A practice that could not be read has its own mistakes, which have been reported.
  if (!scenarios.has(practice)) report(lineOf(['practice']), 'unknown-practice', practice);
  if (scenario === undefined) return undefined;
  const screen = scenario.screens.find((one) => one.screenId === screenId);
  if (screen === undefined) {
    report(lineOf([screenId === undefined ? 'practice' : 'screen']), 'unknown-screen', screenId);
    return undefined;
  }
  return {
    device: screen.device,
    memory: { ...scenario.memory, ...memory },
    partsOf: () => screen.parts,
  };
}

/** The parts that stand in the block itself. */
function groundHere(
  { value, lineOf }: ReadYaml<ScreenBlock>,
  yaml: YamlSource,
  context: WritingContext,
): Ground | undefined {
  if (value.practice !== undefined) return undefined;
  const missing = phoneFamilies.filter((family) => (value[family] ?? value.all) === undefined);
  for (const family of missing) context.report(yaml.firstLine, 'missing-family', family);
  if (missing.length > 0) return undefined;
  const written = (['all', ...phoneFamilies] as const).map((key) => {
    const parts = value[key]?.map((source, index) =>
      writePracticePart(source, (path) => lineOf([key, index, ...path]), context),
    );
    return [key, parts] as const;
  });
  const partsByKey = Object.fromEntries(written);
  return {
    device: value.device,
    memory: value.memory ?? {},
    partsOf: (family) => partsByKey[family] ?? partsByKey['all'] ?? [],
  };
}

function drawFamily(
  family: PhoneFamily,
  block: ReadYaml<ScreenBlock>,
  { device, memory, partsOf }: Ground,
  context: WritingContext,
): LessonPicture {
  const { value, lineOf } = block;
  const altLine = lineOf(['alt']);
  context.mark(['picture', family], altLine);
  const parts = partsInPicture(partsOf(family), family, memory);
  const touch = readTouch(family, block, parts, context);
  const alt = writePlainText({ text: ofFamily(value.alt, family) ?? '', line: altLine }, context);
  return { device, parts, memory, ...(touch && { touch }), alt };
}

function ofFamily(words: WordsByFamily | undefined, family: PhoneFamily): string | undefined {
  return typeof words === 'object' ? words[family] : words;
}

function readTouch(
  family: PhoneFamily,
  { value, lineOf }: ReadYaml<ScreenBlock>,
  parts: readonly PracticePart[],
  { report }: WritingContext,
): PictureTouch | undefined {
  const touches = touchKeys.flatMap((key) => {
    const words = ofFamily(value[key], family);
    return words === undefined ? [] : [{ key, words }];
  });
  const [first, ...others] = touches;
  if (first === undefined) return undefined;
  for (const other of others) report(lineOf([other.key]), 'two-touches');

  const { key, words } = first;
  if (key === 'press-button' || key === 'hold-button') {
    const hardware = words === 'volume' ? 'volume' : 'power';
    return { gesture: key === 'press-button' ? key : 'long-press', hardware };
  }
  const touch = { gesture: key, target: words === wholeScreen ? null : nameOfTarget(words) };
  if (touchExists({ touch, parts })) return touch;
  report(lineOf([key]), 'touch-not-drawn', words);
  return undefined;
}
