/**
 * A library of forty lessons out of those that are there: each pack grows by copies of its own lessons under other
 * names and with other words, as a city's would over the years. Works on texts alone, like the build of packs.
 */
import type { LessonFolder } from '../../authoring/lesson-folder.ts';
import { forLearners } from './for-learners.ts';
import { shuffled } from './rounds.ts';

const lessonFile = /^([\w-]+)\/([\w-]+)\/lesson\.ja\.md$/;

/** Every lesson for learners so many times; the first of each is itself. */
export function multiplyLessons(
  folder: LessonFolder,
  times: number,
  random: () => number,
): LessonFolder {
  return new Map(
    [...forLearners(folder)].flatMap(([path, text]): (readonly [string, string])[] => {
      const [, packId, lessonId] = lessonFile.exec(path) ?? [];
      if (path.endsWith('/pack.yaml')) return [[path, listCopies(text, times)]];
      if (!packId || !lessonId) return [[path, text]];
      return Array.from({ length: times }, (_, copy) => [
        `${packId}/${copyId(lessonId, copy)}/lesson.ja.md`,
        copy === 0 ? text : reword(text, shuffled(sayings, random).slice(0, 3)),
      ]);
    }),
  );
}

/** The lesson with one more paragraph under its first sentence. */
export function changeOneLesson(folder: LessonFolder, path: string, saying: string): LessonFolder {
  const text = folder.get(path);
  if (text === undefined) throw new Error(`${path} is not there`);
  return new Map(folder).set(path, reword(text, [saying]));
}

const copyId = (lessonId: string, copy: number): string =>
  copy === 0 ? lessonId : `${lessonId}-${copy + 1}`;

function listCopies(packFile: string, times: number): string {
  return packFile.replace(/^lessons:\n(?: +- [\w-]+\n)+/m, (lessons) =>
    lessons.replaceAll(/^( +- )([\w-]+)$/gm, (_, dash: string, lessonId: string) =>
      Array.from({ length: times }, (_, copy) => `${dash}${copyId(lessonId, copy)}`).join('\n'),
    ),
  );
}

/** Puts a paragraph under each of the first sentences. */
function reword(text: string, paragraphs: readonly string[]): string {
  const left = [...paragraphs];
  return text.replaceAll(/^## .+$/gm, (sentence) => {
    const paragraph = left.shift();
    return paragraph === undefined ? sentence : `${sentence}\n\n${paragraph}`;
  });
}

const sayings = [
  'ゆっくりで だいじょうぶ|です。',
  'いっしょに やって みましょう。',
  'なんども やって みましょう。',
  'となりの ひとに きいても いいです。',
  'つかれたら ひとやすみ しましょう。',
  'いそぐ ことは ありません。',
  'さいしょは だれでも まよいます。',
  'わからない ときは きいて ください。',
];
