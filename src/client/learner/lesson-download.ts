/** The download of lessons as screens see it: begun when the learner's app opens, tried again when the line is back. */
import { useCallback, useEffect, useState } from 'react';
import { readShelf, type ShelvedPack } from '../store/queries/lessons.ts';
import { useLive } from '../store/queries/use-live.ts';
import { useServices } from '../store/services.ts';

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
  const shelf = useLive(() => readShelf(library), [library]);
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

/** Can every lesson that any pack names be opened? */
export function isAllHere(shelf: readonly ShelvedPack[] | null | undefined): boolean {
  return Boolean(shelf?.every((pack) => pack.lessons.every(({ isHere }) => isHere)));
}
