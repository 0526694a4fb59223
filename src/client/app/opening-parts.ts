/** The parts of the page that was opened, there before the app takes it over; all others come when they are shown. */
import type { ComponentType } from 'react';
import type { InAppBrowser } from '../../protocol/pages/in-app-browser.ts';
import type { PageFacts } from '../../protocol/pages/page-facts.ts';
import { pagesBeginningWith, type LearnerPages } from '../learner/learner-pages.ts';

export type OpeningParts = {
  readonly learnerPages?: LearnerPages;
  readonly InAppAdvice?: ComponentType<{ app: InAppBrowser }> | undefined;
};

/** `facts`: what the page was drawn from; null where the app draws by itself. */
export async function loadOpeningParts(facts: PageFacts | null): Promise<OpeningParts> {
  const [learnerPages, advice] = await Promise.all([
    pagesBeginningWith(facts?.opened.page ?? null),
    facts?.inApp ? import('./install/InAppAdvice.tsx') : null,
  ]);
  return { learnerPages, InAppAdvice: advice?.InAppAdvice };
}
