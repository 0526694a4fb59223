/** What the page was drawn from before the app began; the app's first look must be that very page. */
import { createContext, useContext, useState } from 'react';
import type { PageFacts } from '../../protocol/pages/page-facts.ts';

/** `facts` is emptied once the first screen stands: whatever comes later asks the databases. */
export type Opening = { facts: PageFacts | null };

export const OpeningContext = createContext<Opening>({ facts: null });

/** The facts of a component that stands in the first screen; null for every later one. */
export function useOpening(): PageFacts | null {
  const opening = useContext(OpeningContext);
  return useState(() => opening.facts)[0];
}
