import { useEffect, useState } from 'react';
import { useServices, type PracticeDesk } from '../../store/services.ts';
import type { LessonDownload } from '../lesson-download.ts';

export type OpenDesk = {
  readonly desk: PracticeDesk;
  /** `asking` while what is missing is on its way. */
  readonly state: 'asking' | 'whole' | 'missing';
  readonly retry: () => void;
};

/**
 * The practice on this phone, and a look whether there is more; null until it is loaded. The packs' own lists
 * name it, so it is looked for once more when these have arrived.
 */
export function usePracticeDesk({ state: lessons }: LessonDownload): OpenDesk | null {
  const { practice } = useServices();
  const [desk, setDesk] = useState<PracticeDesk | null>(null);
  const [state, setState] = useState<OpenDesk['state']>('asking');
  useEffect(() => {
    let isLeft = false;
    const ask = async () => {
      const loaded = await practice();
      if (isLeft) return;
      setDesk(loaded);
      setState('asking');
      const isWhole = await loaded.refresh();
      if (!isLeft && (isWhole || lessons !== 'running')) setState(isWhole ? 'whole' : 'missing');
    };
    ask().catch(() => {
      if (!isLeft) setState('missing');
    });
    return () => {
      isLeft = true;
    };
  }, [practice, lessons]);
  const retry = async () => {
    setState('asking');
    setState((await desk?.refresh()) ? 'whole' : 'missing');
  };
  return desk && { desk, state, retry: () => void retry() };
}
