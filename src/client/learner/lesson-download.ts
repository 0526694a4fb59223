/** The download of lessons as screens see it: begun when the learner's app opens, tried again when the line is back. */
import { useCallback, useEffect, useState } from 'react';
import { isAllHere, type ShelvedPack } from '../../protocol/shelf.ts';
import { readShelf } from '../store/queries/lessons.ts';
import { useLive } from '../store/queries/use-live.ts';
import { useServices } from '../store/services.ts';
import { useOpening } from './opening.ts';

export type DownloadState = 'running' | 'complete' | 'offline' | 'damaged' | 'full';

export type LessonDownload = {
  readonly state: DownloadState;
  /** Null before any index was received; undefined until the database answered. */
  readonly shelf: readonly ShelvedPack[] | null | undefined;
  /** Something was still missing when the app was opened: then the screen says when all is here. */
  readonly hasBroughtAll: boolean;
  readonly retry: () => void;
};

export function useLessonDownload(): LessonDownload {
  const { packDownload, library } = useServices();
  const opened = useOpening()?.opened;
  const known = opened?.page === 'home' ? opened.known.shelf : undefined;
  const held = useLive(() => readShelf(library), [library], known);
  // On a first visit the page knows the lessons before the phone has their list.
  const shelf = held === null ? (known ?? null) : held;
  const [state, setState] = useState<DownloadState>('running');
  const [wasIncomplete, setWasIncomplete] = useState(false);
  if (shelf !== undefined && !isAllHere(shelf) && !wasIncomplete) setWasIncomplete(true);

  const retry = useCallback(() => {
    const refresh = async () => {
      setState('running');
      const outcome = await packDownload.refresh();
      setState(outcome.ok ? 'complete' : outcome.failure.type);
    };
    void refresh();
  }, [packDownload]);

  useEffect(() => {
    retry();
    addEventListener('online', retry);
    return () => removeEventListener('online', retry);
  }, [retry]);

  return { state, shelf, hasBroughtAll: wasIncomplete && isAllHere(shelf), retry };
}
