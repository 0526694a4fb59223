/** What a page drawn ahead of time was drawn from; it travels in the page, and the app begins with just this. */
import type { Settings } from '../../domain/learner-settings.ts';
import type { Lesson } from '../../domain/lessons/lesson.ts';
import type { LessonProgress } from '../../domain/lessons/progress.ts';
import type { City } from '../city.ts';
import type { ShelvedPack } from '../shelf.ts';
import type { InAppBrowser } from './in-app-browser.ts';

export type PageFacts = {
  readonly path: string;
  readonly settings: Settings;
  readonly city: City | null;
  /** The app in whose browser the page opens, where that can be told ahead of time. */
  readonly inApp: InAppBrowser | null;
  readonly opened: OpenedPage;
};

export type OpenedPage =
  | { readonly page: 'help' }
  | { readonly page: 'lesson'; readonly lesson: Lesson; readonly stepId: string | null }
  | { readonly page: 'home'; readonly known: HomeFacts };

export type HomeFacts = {
  readonly shelf: readonly ShelvedPack[];
  readonly progress: readonly LessonProgress[];
  readonly dayCount: number;
  /** At which step the suggested lesson goes on, counted from 1; null when it does not. */
  readonly step: number | null;
};

/** Id of the element that holds them. */
export const factsElementId = 'page-facts';
