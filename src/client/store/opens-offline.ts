/** Whether the app itself opens without a network; the screens that promise it ask here. */
import { createContext } from 'react';

/** False where no worker stands behind the page, and where it lacks a file that cannot be fetched now. */
export const OpensOffline = createContext<Promise<boolean>>(Promise.resolve(false));
