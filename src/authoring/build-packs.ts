/**
 * The lessons' folder → what phones fetch: an index, one file for each pack's list and one for each
 * lesson, named by the hash of its bytes. The same folder gives the same bytes on every machine and day.
 */
import {
  checkPack,
  factGraceDays,
  isStale,
  type BrokenRule,
  type PackRules,
} from '../domain/lessons/check-pack.ts';
import type { Lesson } from '../domain/lessons/lesson.ts';
import { breakMark, overlongPhrases } from '../domain/lessons/phrase-length.ts';
import { fail, succeed, type Result } from '../domain/result.ts';
import { addDays, type CivilDate } from '../domain/time.ts';
import type { Scenario } from '../domain/lessons/scenario.ts';
import type { PackSummary } from '../protocol/packs.ts';
import { parseReadings, type Readings } from './furigana.ts';
import type { LessonFolder } from './lesson-folder.ts';
import type { YamlPath } from './lesson-yaml.ts';
import { inReadingOrder, mistakeAt, mistakeCollector, type Mistake } from './mistakes.ts';
import { parsePackFile, type PackFile } from './pack-file.ts';
import { parseLesson, type ParsedLesson } from './parse-lesson.ts';
import { packSummary, type DrawLesson } from './pack-bytes.ts';
import { parsePractice } from './parse-practice.ts';
import { noRegistries, parseRegistries, type Registries } from './registries.ts';

export type BuiltPacks = {
  /** As `PackIndex`: the packs for learners. */
  readonly index: { readonly packs: readonly PackSummary[] };
  /** As `PackIndex`: the packs from which volunteers learn; there may be none. */
  readonly volunteers: { readonly packs: readonly PackSummary[] };
  /** Bytes of `/packs/<hash>.json` by hash: lists and lessons. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly lessons: readonly Lesson[];
  readonly scenarios: readonly Scenario[];
  /** Facts whose review date has passed or comes within the grace, for those who keep them. */
  readonly factsDue: readonly string[];
};

/** A pack whose lessons are still to be read. */
type PractisedPack = {
  readonly packId: string;
  readonly file: PackFile;
  readonly lineOf: (path: YamlPath) => number;
  /** By their names; undefined where one could not be read. */
  readonly practices: ReadonlyMap<string, Scenario | undefined>;
};
type Pack = Pick<PractisedPack, 'packId' | 'file' | 'lineOf'> & {
  readonly lessons: readonly { readonly file: string; readonly parsed: ParsedLesson }[];
  readonly scenarios: readonly Scenario[];
};

/** Reads, checks and packs everything; on failure all mistakes of all files. */
export function buildPacks(
  folder: LessonFolder,
  today: CivilDate,
  drawLesson?: DrawLesson,
): Result<BuiltPacks, readonly Mistake[]> {
  const mistakes: Mistake[] = [];
  const readRegistry = readRegistries(folder, mistakes);
  const registries = readRegistry ?? noRegistries;
  const readings = readReadings(folder, mistakes);
  const practised = packIdsOf(folder).flatMap((packId) =>
    readPractices(packId, folder, readings, registries, mistakes),
  );
  // A lesson's pictures may show the practices of every pack, so these are all read before.
  const packs = practised.map((pack) =>
    readLessons(pack, practised, folder, readings, registries, mistakes),
  );
  const rules: PackRules = {
    today,
    reviewByOfFact: new Map([...registries.factById].map(([id, fact]) => [id, fact.reviewBy])),
    declaredSettings: new Set(registries.settingById.keys()),
  };
  for (const pack of packs) mistakes.push(...checkRules(pack, rules, registries));
  mistakes.push(...staleInPractice(packs, rules, registries), ...lessonsInTwoPacks(packs));
  if (mistakes.length > 0) {
    return fail(inReadingOrder(readRegistry ? mistakes : mistakes.filter(standsWithoutRegistries)));
  }

  const files = new Map<string, Uint8Array>();
  const summaries = packs
    .sort((a, b) => a.file.order - b.file.order || (a.packId < b.packId ? -1 : 1))
    .map(({ file, ...pack }) => ({
      audience: file.audience,
      // Only a learner's page is drawn ahead of time.
      summary: packSummary(
        { ...pack, file, lessons: lessonsOf(pack) },
        files,
        file.audience === 'learners' ? drawLesson : undefined,
      ),
    }));
  const packsFor = (audience: PackFile['audience']) => ({
    packs: summaries.filter((one) => one.audience === audience).map(({ summary }) => summary),
  });
  const soon = addDays(today, factGraceDays);
  const due = [...registries.factById].filter(([, { reviewBy }]) => reviewBy <= soon);
  return succeed({
    index: packsFor('learners'),
    volunteers: packsFor('volunteers'),
    files,
    lessons: packs.flatMap(lessonsOf),
    scenarios: packs.flatMap(({ scenarios }) => scenarios),
    factsDue: due.map(([factId]) => factId).sort(),
  });
}

/** While facts.yaml cannot be read, every fact and setting would seem to be missing from it. */
function standsWithoutRegistries({ type }: Mistake): boolean {
  return type !== 'unknown-fact-name' && type !== 'undeclared-setting';
}

function readRegistries(folder: LessonFolder, mistakes: Mistake[]): Registries | undefined {
  const text = folder.get('facts.yaml');
  const report = mistakeCollector('facts.yaml', mistakes);
  if (text === undefined) report(1, 'missing-file', 'facts.yaml');
  return text === undefined ? undefined : parseRegistries(text, report);
}

function readReadings(folder: LessonFolder, mistakes: Mistake[]): Readings {
  const report = mistakeCollector('readings.tsv', mistakes);
  return parseReadings(folder.get('readings.tsv') ?? '', report);
}

/** A folder is a pack when it holds a pack.yaml. */
function packIdsOf(folder: LessonFolder): readonly string[] {
  return [...folder.keys()].flatMap((path) => /^([^/]+)\/pack\.yaml$/.exec(path)?.[1] ?? []).sort();
}

function readPractices(
  packId: string,
  folder: LessonFolder,
  readings: Readings,
  registries: Registries,
  mistakes: Mistake[],
): readonly PractisedPack[] {
  const report = mistakeCollector(`${packId}/pack.yaml`, mistakes);
  const read = parsePackFile(folder.get(`${packId}/pack.yaml`) ?? '', report);
  if (read === undefined) return [];
  const { value: file, lineOf } = read;
  for (const phrase of overlongPhrases(file.title.replaceAll('|', breakMark))) {
    report(lineOf(['title']), 'long-phrase', phrase);
  }
  if (file.audience === 'volunteers' && file.practice)
    report(lineOf(['practice']), 'practice-for-volunteers', packId);
  for (const path of folder.keys()) {
    const [pack, lessonId, name] = path.split('/');
    if (pack !== packId || name === undefined || lessonId === undefined) continue;
    if (name === practiceFile) {
      if (!file.practice?.includes(lessonId)) report(1, 'practice-not-listed', lessonId);
    } else if (!file.lessons.includes(lessonId)) {
      report(lineOf(['lessons']), 'lesson-not-listed', lessonId);
    }
  }
  const practices = (file.practice ?? []).map((scenarioId, index) => {
    const path = `${packId}/${scenarioId}/${practiceFile}`;
    const text = folder.get(path);
    if (text === undefined) {
      report(lineOf(['practice', index]), 'missing-file', `lessons/${path}`);
      return [scenarioId, undefined] as const;
    }
    const parsed = parsePractice({ packId, scenarioId, file: path, text }, readings, registries);
    mistakes.push(...parsed.mistakes);
    return [scenarioId, parsed.scenario] as const;
  });
  return [{ packId, file, lineOf, practices: new Map(practices) }];
}

/** A lesson names a practice of its own pack plainly, one of another as `pack/name`. */
function readLessons(
  { packId, file, lineOf, practices }: PractisedPack,
  all: readonly PractisedPack[],
  folder: LessonFolder,
  readings: Readings,
  registries: Registries,
  mistakes: Mistake[],
): Pack {
  const report = mistakeCollector(`${packId}/pack.yaml`, mistakes);
  const scenarios = new Map([
    ...practices,
    ...all.flatMap((pack) =>
      [...pack.practices].map(([name, one]) => [`${pack.packId}/${name}`, one] as const),
    ),
  ]);
  const lessons = file.lessons.flatMap((lessonId, index) => {
    const lessonFile = `${packId}/${lessonId}/lesson.ja.md`;
    const text = folder.get(lessonFile);
    if (text === undefined) {
      report(lineOf(['lessons', index]), 'missing-file', `lessons/${lessonFile}`);
      return [];
    }
    const parsed = parseLesson(
      { packId, lessonId, file: lessonFile, text },
      readings,
      registries,
      scenarios,
    );
    mistakes.push(...parsed.mistakes);
    return [{ file: lessonFile, parsed }];
  });
  return {
    packId,
    file,
    lineOf,
    lessons,
    scenarios: [...practices.values()].filter((one) => one !== undefined),
  };
}

const practiceFile = 'practice.yaml';

const lessonsOf = (pack: Pick<Pack, 'lessons'>) =>
  pack.lessons.flatMap(({ parsed }) => parsed.lesson ?? []);

function checkRules(pack: Pack, rules: PackRules, registries: Registries): readonly Mistake[] {
  return checkPack(lessonsOf(pack), rules).flatMap((broken) => {
    const source = pack.lessons.find(({ parsed }) => parsed.lesson?.lessonId === broken.lessonId);
    return source === undefined ? [] : toMistakes(broken, source.file, source.parsed, registries);
  });
}

/** Names the line of a broken rule; a stale fact stands in facts.yaml, not in the lesson. */
function toMistakes(
  { type, path, detail }: BrokenRule,
  file: string,
  parsed: ParsedLesson,
  { factById }: Registries,
): readonly Mistake[] {
  if (type === 'too-few-checks' && parsed.hasUnreadBlocks) return [];
  if (type === 'stale-fact') {
    const line = factById.get(detail)?.line ?? 1;
    return [mistakeAt({ file: 'facts.yaml', line }, type, detail)];
  }
  return [mistakeAt({ file, line: parsed.lineOf(path) }, type, detail)];
}

/** Facts that only a practice states grow old too. */
function staleInPractice(
  packs: readonly Pack[],
  { today }: PackRules,
  { factById }: Registries,
): readonly Mistake[] {
  const stated = packs.flatMap(({ scenarios }) => scenarios.flatMap(({ facts }) => facts));
  return stated.flatMap(({ factId }) => {
    const fact = factById.get(factId);
    return fact && isStale(fact.reviewBy, today)
      ? [mistakeAt({ file: 'facts.yaml', line: fact.line }, 'stale-fact', factId)]
      : [];
  });
}

function lessonsInTwoPacks(packs: readonly Pack[]): readonly Mistake[] {
  const packByLesson = new Map<string, string>();
  return packs.flatMap(({ packId, file, lineOf }) =>
    file.lessons.flatMap((lessonId, index) => {
      const other = packByLesson.get(lessonId);
      packByLesson.set(lessonId, packId);
      if (other === undefined || other === packId) return [];
      const place = { file: `${packId}/pack.yaml`, line: lineOf(['lessons', index]) };
      return [mistakeAt(place, 'lesson-id-in-two-packs', lessonId)];
    }),
  );
}
