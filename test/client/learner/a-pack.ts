/** Lessons as a city would serve them: small ones made here, and the real ones built from `lessons/`. */
import { createHash } from 'node:crypto';
import { buildPacks } from '../../../src/authoring/build-packs.ts';
import { canonicalJson } from '../../../src/authoring/canonical-json.ts';
import { readLessonFolder } from '../../../src/authoring/lesson-folder.ts';
import type {
  LibraryDatabase,
  ShelfName,
  ShelfRow,
} from '../../../src/client/store/library-database.ts';
import type { Inline, Lesson, PictureByFamily, Step } from '../../../src/domain/lessons/lesson.ts';
import type { PackEntry, PackIndex, PackSummary } from '../../../src/protocol/packs.ts';

export const words = (text: string): readonly Inline[] => [{ kind: 'text', text }];

const picture = {
  device: 'phone',
  parts: [
    { kind: 'bar', label: '設定' },
    { kind: 'row', label: '明るさ' },
  ],
  memory: {},
  touch: { gesture: 'tap', target: '明るさ' },
  alt: '設定の 画面。さわる場所は 明るさ',
} as const;
const pictures: PictureByFamily = { iphone: picture, android: picture, easy: picture };

/** Three steps: one with a picture, a check, one with text alone. */
export function aLesson(changed: Partial<Lesson> = {}): Lesson {
  const steps: readonly Step[] = [
    {
      stepId: 'look',
      sentence: words('「明るさ」を 1回 さわります。'),
      blocks: [],
      picture: pictures,
    },
    {
      stepId: 'ask',
      sentence: words('知らない 番号から 来ました。どうしますか。'),
      blocks: [],
      check: {
        checkId: 'unknown-number',
        message: { from: '+1 202-555-0143', text: '今すぐ お電話を。' },
        choices: [
          {
            choiceId: 'call',
            text: words('書いてある 番号に 電話する'),
            why: words('にせものに つながります。'),
          },
          {
            choiceId: 'look-up',
            text: words('自分で しらべる'),
            why: words('番号は 自分で しらべます。'),
          },
        ],
        correctChoiceIds: ['look-up'],
      },
    },
    { stepId: 'end', sentence: words('おつかれさまでした。'), blocks: [] },
  ];
  return {
    lessonId: 'tap-and-swipe',
    packId: 'smartphone-basics',
    title: words('さわり方'),
    version: 1,
    minutes: 10,
    goal: words('画面を さわれます。'),
    steps,
    facts: [],
    ...changed,
  };
}

export type ShelvedFile = {
  readonly lesson: Lesson;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly hash: string;
};

/** A lesson as the file that a phone fetches. */
export function canonicalLesson(
  packId: string,
  lessonId: string,
  changed: Partial<Lesson> = {},
): ShelvedFile {
  return shelvedFile(aLesson({ packId, lessonId, ...changed }));
}

/** Any lesson as its file, without drawn steps. */
export function shelvedFile(lesson: Lesson): ShelvedFile {
  const bytes = new TextEncoder().encode(canonicalJson({ lesson }));
  return { lesson, bytes, hash: createHash('sha256').update(bytes).digest('hex') };
}

const pictureByPack: Readonly<Record<string, PackEntry['picture']>> = {
  'smartphone-basics': 'phone',
  'fraud-and-fake-news': 'hook',
};
const titleByPack: Readonly<Record<string, string>> = {
  'smartphone-basics': 'スマホの きほん',
  'fraud-and-fake-news': 'さぎと にせ情報',
};

/** The packs with their lists, as a phone's shelf holds them. */
export function aPackIndex(files: readonly ShelvedFile[]): { packs: PackEntry[] } {
  const packIds = [...new Set(files.map(({ lesson }) => lesson.packId))];
  return {
    packs: packIds.map((packId) => ({
      packId,
      title: titleByPack[packId] ?? packId,
      picture: pictureByPack[packId] ?? 'form',
      contentHash: '0'.repeat(64),
      lessons: files
        .filter(({ lesson }) => lesson.packId === packId)
        .map(({ lesson, hash }) => ({
          lessonId: lesson.lessonId,
          version: lesson.version,
          title: lesson.lessonId,
          minutes: lesson.minutes,
          stepCount: lesson.steps.length,
          hash,
        })),
    })),
  };
}

/** What a city serves of them: the index, and the lists and lessons by their hash. */
export function aPublication(files: readonly ShelvedFile[]): {
  readonly index: PackIndex;
  readonly bytesByHash: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
} {
  const bytesByHash = new Map(files.map(({ hash, bytes }) => [hash, bytes]));
  const packs = aPackIndex(files).packs.map(({ lessons, ...pack }): PackSummary => {
    const bytes = new TextEncoder().encode(canonicalJson({ lessons }));
    const contentHash = createHash('sha256').update(bytes).digest('hex');
    bytesByHash.set(contentHash, bytes);
    return { ...pack, lessonCount: lessons.length, contentHash };
  });
  return { index: { packs }, bytesByHash };
}

/** What a phone knows of some packs, whosever they are. */
export const shelfRow = (key: ShelfName, files: readonly ShelvedFile[]): ShelfRow => ({
  key,
  index: aPackIndex(files),
  checkedAt: 0,
});

/** Puts files on a phone as a finished download would. */
export async function shelve(
  library: LibraryDatabase,
  files: readonly ShelvedFile[],
): Promise<void> {
  await library.shelf.put(shelfRow('index', files));
  await library.lessons.bulkPut(files.map(({ hash, lesson }) => ({ hash, lesson })));
}

/** Every lesson of the repository, as it is built. */
export function realLessons(): readonly Lesson[] {
  const built = buildPacks(readLessonFolder('lessons'), '2026-11-22');
  if (!built.ok) throw new Error('the lessons of the repository have mistakes');
  return built.value.lessons;
}
