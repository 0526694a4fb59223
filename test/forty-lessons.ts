/** The repository's own packs grown to forty lessons of their real size: four packs of ten. */
import { readLessonFolder } from '../src/authoring/lesson-folder.ts';
import type { LessonFolder } from '../src/authoring/lesson-folder.ts';

/** Copies of each lesson, so that a pack of two becomes a pack of ten. */
const copies = ['', '-at-home', '-with-family', '-in-town', '-step-by-step'];
const words = ['', 'いえで ', 'みんなで ', 'まちで ', 'ゆっくり '];

export function fortyLessons(): LessonFolder {
  const grown = new Map<string, string>();
  for (const [path, text] of readLessonFolder('lessons')) {
    const [pack, lessonId, name] = path.split('/');
    if (name === 'lesson.ja.md') {
      for (const [index, copy] of copies.entries())
        grown.set(
          `${pack}/${lessonId}${copy}/${name}`,
          text.replace(/^title: /m, `title: ${words[index]}`),
        );
    } else if (lessonId === 'pack.yaml') {
      const [lessons = '', practice] = text.split(/^(?=practice:)/m);
      const copied = lessons.replace(/^ {2}- (.+)$/gm, (_, id: string) =>
        copies.map((copy) => `  - ${id}${copy}`).join('\n'),
      );
      grown.set(path, copied + (practice ?? ''));
    } else grown.set(path, text);
  }
  return grown;
}
