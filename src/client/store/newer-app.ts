/** Whether a newer version of the app waits; only the person decides when it steps forward. */
import { createContext } from 'react';

export type NewerApp = {
  /** Tells when a newer version waits; returns how to stop listening. */
  readonly onWaiting: (listener: () => void) => () => void;
  /** Lets the waiting version take over, then opens the page anew. */
  readonly accept: () => void;
};

/** Null where no worker stands behind the page. */
export const NewerAppContext = createContext<NewerApp | null>(null);
