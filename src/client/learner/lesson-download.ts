/** The download of lessons as screens see it: begun when the learner's app opens, tried again when the line is back. */
import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import { useMatch } from 'react-router';
import { isAllHere, withNamedLessons, type ShelvedPack } from '../../protocol/shelf.ts';
import { learnerPatterns } from '../app/paths.ts';
import { readShelf } from '../store/queries/lessons.ts';
import { useLive } from '../store/queries/use-live.ts';
import { useServices, type DownloadOutcome, type DownloadWish } from '../store/services.ts';
import { useOpening } from './opening.ts';

export type DownloadState =
  | 'running'
  | 'complete'
  | 'rest-waits'
  | 'offline'
  | 'damaged'
  | 'full'
  | 'newer';

export type LessonDownload = {
  readonly state: DownloadState;
  /** Null before any index was received; undefined until the database answered. */
  readonly shelf: readonly ShelvedPack[] | null | undefined;
  /** Something was still missing when the app was opened: then the screen says when all is here. */
  readonly hasBroughtAll: boolean;
  readonly retry: () => void;
  /** Also what the phone's setting to save data has left out. */
  readonly bringRest: () => void;
};

export function useLessonDownload(): LessonDownload {
  const { packDownload, library } = useServices();
  const { packId, lessonId } = useLookedAt();
  const opened = useOpening()?.opened;
  const known = opened?.page === 'home' ? opened.known.shelf : undefined;
  const held = useLive(() => readShelf(library), [library], known);
  const shelf = known && held !== undefined ? withNamedLessons(held, known) : held;
  const [state, setState] = useState<DownloadState>('running');
  const [everything, setEverything] = useState(false);
  const [wasIncomplete, setWasIncomplete] = useState(false);
  if (shelf !== undefined && !isAllHere(shelf) && !wasIncomplete) setWasIncomplete(true);

  const ask = useCallback(
    (wish: DownloadWish) => {
      const refresh = async () => {
        setState('running');
        setState(stateAfter(await packDownload.refresh(wish)));
      };
      void refresh();
    },
    [packDownload],
  );
  const retry = useCallback(
    () => ask({ packId, lessonId, everything }),
    [ask, packId, lessonId, everything],
  );

  useEffect(
    () => packDownload.onOutcome((outcome) => setState(stateAfter(outcome))),
    [packDownload],
  );
  const askFor = useEffectEvent((lookedAt: DownloadWish) => {
    const pack = shelf?.find((candidate) => candidate.packId === lookedAt.packId);
    const isHere = pack !== undefined && isAllHere([pack]);
    if (state !== 'complete' && !isHere) ask({ ...lookedAt, everything });
  });
  useEffect(() => askFor({ packId, lessonId }), [packId, lessonId]);
  useEffect(() => {
    addEventListener('online', retry);
    return () => removeEventListener('online', retry);
  }, [retry]);

  return {
    state,
    shelf,
    hasBroughtAll: wasIncomplete && isAllHere(shelf),
    retry,
    bringRest: () => {
      setEverything(true);
      ask({ packId, lessonId, everything: true });
    },
  };
}

const stateAfter = (outcome: DownloadOutcome): DownloadState =>
  outcome.ok ? outcome.value : outcome.failure.type;

/** The pack, and the lesson of it, that the address names. */
function useLookedAt(): { readonly packId?: string; readonly lessonId?: string } {
  return useMatch(`${learnerPatterns.lesson}?`)?.params ?? {};
}
