/**
 * A learner's page as somebody sees it who has never been here: composed of the build's pieces and the city's own
 * values, so that it can be read before any script has run.
 */
import { defaultSettings } from '../domain/learner-settings.ts';
import type { Lesson } from '../domain/lessons/lesson.ts';
import type { City } from '../protocol/city.ts';
import type { PackList, PackSummary } from '../protocol/packs.ts';
import { askedPage, type AskedPage } from '../protocol/pages/addresses.ts';
import { composePage } from '../protocol/pages/compose-page.ts';
import type { InAppBrowser } from '../protocol/pages/in-app-browser.ts';
import type { OpenedPage } from '../protocol/pages/page-facts.ts';
import { shelve, type PackOnShelf } from '../protocol/shelf.ts';
import { pagePartsPath, type DrawnLesson, type PageParts } from '../protocol/pages/page-pieces.ts';

/** Text of a file of the built client; null where there is none. */
export type ReadText = (path: string) => Promise<string | null>;

/** Null where the address is no such page, or nothing was drawn for it. */
export async function composeReadyPage(
  path: string,
  template: string,
  read: ReadText,
  city: City | null,
  inApp: InAppBrowser | null,
): Promise<string | null> {
  const asked = askedPage(path);
  const parts = asked && (await readJson<PageParts>(read, pagePartsPath));
  if (!asked || !parts) return null;
  const found = await openedPage(asked, read);
  if (!found) return null;
  const facts = { path, settings: defaultSettings, city, inApp, opened: found.opened };
  return composePage(template, parts, facts, found.drawn);
}

async function openedPage(
  asked: AskedPage,
  read: ReadText,
): Promise<{ readonly opened: OpenedPage; readonly drawn: DrawnLesson | null } | null> {
  if (asked.page === 'help') return { opened: { page: 'help' }, drawn: null };
  const packs = await readPacks(read);
  if (asked.page === 'home') {
    const shelf = shelve(packs, new Set(), []);
    const known = { shelf, progress: [], dayCount: 0, step: null };
    return { opened: { page: 'home', known }, drawn: null };
  }
  const { packId, lessonId } = asked;
  const entry = packs
    .find((pack) => pack.packId === packId)
    ?.lessons.find((lesson) => lesson.lessonId === lessonId);
  const file =
    entry &&
    (await readJson<{ lesson: Lesson; drawn?: DrawnLesson }>(read, `/packs/${entry.hash}.json`));
  if (!file) return null;
  const opened = { page: 'lesson', lesson: file.lesson, stepId: null } as const;
  return { opened, drawn: file.drawn ?? null };
}

async function readPacks(read: ReadText): Promise<readonly PackOnShelf[]> {
  const index = await readJson<{ packs: readonly PackSummary[] }>(read, '/packs/index.json');
  return Promise.all(
    (index?.packs ?? []).map(async (pack) => {
      const list = await readJson<PackList>(read, `/packs/${pack.contentHash}.json`);
      return { ...pack, lessons: list?.lessons ?? [] };
    }),
  );
}

/** The build wrote and checked these files itself. */
async function readJson<Content>(read: ReadText, path: string): Promise<Content | null> {
  const text = await read(path);
  return text === null ? null : (JSON.parse(text) as Content);
}
