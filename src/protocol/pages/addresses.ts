/** Which addresses are pages that can be drawn ahead of time. */
import type { PackOnShelf } from '../shelf.ts';

export type AskedPage =
  | { readonly page: 'home'; readonly path: string }
  | { readonly page: 'help'; readonly path: string }
  | {
      readonly page: 'lesson';
      readonly path: string;
      readonly packId: string;
      readonly lessonId: string;
    };

const lesson = /^\/lessons\/([a-z0-9-]+)\/([a-z0-9-]+)$/;

/** Null for every other screen. */
export function askedPage(path: string): AskedPage | null {
  if (path === '/') return { page: 'home', path };
  if (path === '/help') return { page: 'help', path };
  const [, packId, lessonId] = lesson.exec(path) ?? [];
  return packId && lessonId ? { page: 'lesson', path, packId, lessonId } : null;
}

/** Where volunteers go through a lesson of theirs; the worker leads there, too. */
export const trainingAddress = (packId: string, lessonId: string): string =>
  `/class/training/${packId}/${lessonId}`;

/** Every page that can be drawn for a phone that knows these packs. */
export function allPages(packs: readonly PackOnShelf[]): readonly AskedPage[] {
  const lessons = packs.flatMap(({ packId, lessons: entries }) =>
    entries.map(({ lessonId }) => askedPage(`/lessons/${packId}/${lessonId}`)),
  );
  return [askedPage('/'), askedPage('/help'), ...lessons].filter((page) => page !== null);
}
