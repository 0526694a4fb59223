/** One `practice.yaml` → a `Scenario`; every mistake with its line, none stops the reading. */
import * as v from 'valibot';
import { checkPractice, type PracticePath } from '../domain/lessons/check-practice.ts';
import { plainText, type Sentence } from '../domain/lessons/lesson.ts';
import type { PracticePart } from '../domain/lessons/practice-parts.ts';
import {
  practiceGestures,
  type PracticeMove,
  type PracticeScreen,
  type Scenario,
} from '../domain/lessons/scenario.ts';
import { wordFaults } from '../domain/lessons/word-rules.ts';
import type { Readings } from './furigana.ts';
import { CountingNumber, IdWords, readYaml, Words, type YamlPath } from './lesson-yaml.ts';
import { mistakeCollector, type Mistake } from './mistakes.ts';
import {
  MemorySource,
  nameOfTarget,
  OnlyFamilies,
  PracticePartSource,
  wholeScreen,
  withReadings,
  writePracticePart,
} from './practice-part.ts';
import type { Registries } from './registries.ts';
import { markSentence } from './repeated-readings.ts';
import { writeSentence, type WritingContext } from './sentence.ts';

export type PracticeSource = {
  readonly packId: string;
  readonly scenarioId: string;
  /** Path of the file, relative to the lessons' folder. */
  readonly file: string;
  readonly text: string;
};

export type ParsedPractice = {
  readonly scenario: Scenario | undefined;
  readonly mistakes: readonly Mistake[];
};

const moveKeys = [...practiceGestures, 'wait'] as const;
const moveTargets = Object.fromEntries(moveKeys.map((key) => [key, v.optional(Words)]));

const MoveSource = v.strictObject({
  ...(moveTargets as Record<(typeof moveKeys)[number], v.OptionalSchema<typeof Words, undefined>>),
  onto: v.optional(Words),
  when: v.optional(MemorySource),
  set: v.optional(MemorySource),
  to: v.optional(IdWords),
  say: Words,
  only: v.optional(OnlyFamilies),
});
type MoveSource = v.InferOutput<typeof MoveSource>;

const PracticeFile = v.strictObject({
  title: Words,
  version: CountingNumber,
  minutes: CountingNumber,
  goal: Words,
  differs: Words,
  memory: v.optional(MemorySource),
  screens: v.pipe(
    v.array(
      v.strictObject({
        id: IdWords,
        device: v.optional(v.picklist(['phone', 'copier']), 'phone'),
        parts: v.pipe(v.array(PracticePartSource), v.minLength(1)),
        touch: v.optional(v.array(MoveSource), []),
        hint: Words,
        otherwise: Words,
      }),
    ),
    v.minLength(1),
  ),
  done: v.pipe(
    v.array(v.strictObject({ at: IdWords, when: v.optional(MemorySource), say: Words })),
    v.minLength(1),
  ),
});

/** Reads one scenario to its end and checks its ways. */
export function parsePractice(
  source: PracticeSource,
  readings: Readings,
  registries: Registries,
): ParsedPractice {
  const mistakes: Mistake[] = [];
  const report = mistakeCollector(source.file, mistakes);
  const file = readYaml({ text: source.text, firstLine: 1 }, PracticeFile, report);
  if (file === undefined) return { scenario: undefined, mistakes };

  const { value, lineOf } = file;
  const factIds = new Set<string>();
  const context: WritingContext = {
    readings,
    registries,
    report,
    onFact: (factId) => factIds.add(factId),
    mark: () => {},
    scenarios: new Map(),
  };
  const say = (text: string, path: YamlPath): Sentence => {
    const line = lineOf(path);
    const sentence = writeSentence({ text, line }, context);
    for (const { type, detail } of wordFaults(plainText(sentence))) report(line, type, detail);
    for (const inline of sentence) {
      if (inline.kind === 'setting' && !registries.settingById.has(inline.settingId)) {
        report(line, 'undeclared-setting', inline.settingId);
      }
    }
    return sentence;
  };

  const screens = value.screens.map((screen, index): PracticeScreen => {
    const at = (path: YamlPath): YamlPath => ['screens', index, ...path];
    return {
      screenId: screen.id,
      device: screen.device,
      parts: withReadingsOnce(
        screen.parts.map((source, place) => {
          const lineIn = (path: YamlPath) => lineOf(at(['parts', place, ...path]));
          const part = writePracticePart(source, lineIn, context);
          return withReadings(part, source, lineIn, context);
        }),
      ),
      moves: screen.touch.flatMap((move, place) =>
        writeMove(move, say(move.say, at(['touch', place, 'say'])), () =>
          report(lineOf(at(['touch', place])), 'one-gesture'),
        ),
      ),
      hint: say(screen.hint, at(['hint'])),
      otherwise: say(screen.otherwise, at(['otherwise'])),
    };
  });
  const scenario: Scenario = {
    scenarioId: source.scenarioId,
    packId: source.packId,
    title: say(value.title, ['title']),
    version: value.version,
    minutes: value.minutes,
    goal: say(value.goal, ['goal']),
    differs: say(value.differs, ['differs']),
    start: value.screens[0]?.id ?? '',
    memory: value.memory ?? {},
    screens,
    goals: value.done.map(({ at, when, say: words }, index) => ({
      at,
      ...(when && { when }),
      say: say(words, ['done', index, 'say']),
    })),
    facts: [...factIds].sort().flatMap((factId) => {
      const fact = registries.factById.get(factId);
      return fact ? [{ factId, source: fact.source, checkedOn: fact.checkedOn }] : [];
    }),
  };
  value.screens.forEach(({ id }, index) => {
    if (value.screens.findIndex((other) => other.id === id) !== index) {
      report(lineOf(['screens', index, 'id']), 'duplicate-step-id', id);
    }
  });
  for (const { type, path, detail } of checkPractice(scenario)) {
    report(lineOf(inFile(path)), type, detail);
  }
  return { scenario, mistakes };
}

/** A word carries its reading once among the sentences that stand on a screen. */
function withReadingsOnce(parts: readonly PracticePart[]): readonly PracticePart[] {
  const seen = new Set<string>();
  return parts.map((part) =>
    part.sentence ? { ...part, sentence: markSentence(part.sentence, seen) } : part,
  );
}

/** The same place in the words of the file. */
function inFile(path: PracticePath): YamlPath {
  return path.map((key) => (key === 'moves' ? 'touch' : key === 'goals' ? 'done' : key));
}

function writeMove(
  source: MoveSource,
  say: Sentence,
  onOther: () => void,
): readonly PracticeMove[] {
  const { onto, when, set, to, only } = source;
  const [by, other] = moveKeys.filter((key) => source[key] !== undefined);
  if (by === undefined || other !== undefined) {
    onOther();
    return [];
  }
  const target = source[by];
  const isOnScreen = target === undefined || target === wholeScreen || by === 'wait';
  return [
    {
      by,
      ...(!isOnScreen && { target: nameOfTarget(target) }),
      ...(onto !== undefined && { onto: nameOfTarget(onto) }),
      ...(when && { when }),
      ...(to !== undefined && { to }),
      ...(set && { set }),
      say,
      ...(only && { only }),
    },
  ];
}
