import { useEffect, useState } from 'react';
import { useServices, type PracticeDesk } from '../../store/services.ts';

export type OpenDesk = {
  readonly desk: PracticeDesk;
  /** `asking` while what is missing is on its way. */
  readonly state: 'asking' | 'whole' | 'missing';
  readonly retry: () => void;
};

/** The practice on this phone, and a first look whether there is more; null until it is loaded. */
export function usePracticeDesk(): OpenDesk | null {
  const { practice } = useServices();
  const [desk, setDesk] = useState<PracticeDesk | null>(null);
  const [state, setState] = useState<OpenDesk['state']>('asking');
  useEffect(() => {
    let isLeft = false;
    const ask = async () => {
      const loaded = await practice();
      if (isLeft) return;
      setDesk(loaded);
      const isWhole = await loaded.refresh();
      if (!isLeft) setState(isWhole ? 'whole' : 'missing');
    };
    ask().catch(() => {
      if (!isLeft) setState('missing');
    });
    return () => {
      isLeft = true;
    };
  }, [practice]);
  const retry = async () => {
    setState('asking');
    setState((await desk?.refresh()) ? 'whole' : 'missing');
  };
  return desk && { desk, state, retry: () => void retry() };
}
