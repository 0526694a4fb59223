/** A learner's pages, each by itself: an old phone reads no more than the page that it shows. */
import { lazy, type ComponentType } from 'react';
import type { LessonDownload } from './lesson-download.ts';

type Page = ComponentType<{ download: LessonDownload }>;

const loadByName = {
  home: async (): Promise<Page> => (await import('./home/HomePage.tsx')).HomePage,
  pack: async (): Promise<Page> => (await import('./pack/PackPage.tsx')).PackPage,
  lesson: async (): Promise<Page> => (await import('./lesson/LessonPage.tsx')).LessonPage,
  help: async (): Promise<Page> => (await import('./help/HelpPage.tsx')).HelpPage,
  card: async (): Promise<Page> => (await import('./card/CardPage.tsx')).CardPage,
  settings: async (): Promise<Page> => (await import('./settings/SettingsPage.tsx')).SettingsPage,
  practice: async (): Promise<Page> => (await import('./practice/PracticePage.tsx')).PracticePage,
  unknown: async (): Promise<Page> => (await import('./unknown/UnknownPage.tsx')).UnknownPage,
};

export type LearnerPageName = keyof typeof loadByName;
export type LearnerPages = Readonly<Record<LearnerPageName, Page>>;

/** Every page loaded when it is first shown. */
export const lazyPages: LearnerPages = {
  home: lazily('home'),
  pack: lazily('pack'),
  lesson: lazily('lesson'),
  help: lazily('help'),
  card: lazily('card'),
  settings: lazily('settings'),
  practice: lazily('practice'),
  unknown: lazily('unknown'),
};

/** The same with one that is there at once: the page that was drawn before the app began. */
export async function pagesBeginningWith(name: LearnerPageName | null): Promise<LearnerPages> {
  return name === null ? lazyPages : { ...lazyPages, [name]: await loadByName[name]() };
}

function lazily(name: LearnerPageName): Page {
  return lazy(async () => ({ default: await loadByName[name]() }));
}
