import { useCallback, useRef, useState } from 'react';

/**
 * Deeds that are kept one after another, and whether the last one could be. Two quick taps are two deeds: the second
 * begins when the first is on the disk.
 */
export function useKeeping(): {
  readonly notSaved: boolean;
  readonly keep: (deed: () => Promise<void>) => Promise<void>;
} {
  const [notSaved, setNotSaved] = useState(false);
  const last = useRef(Promise.resolve());
  const keep = useCallback((deed: () => Promise<void>) => {
    last.current = last.current.then(deed).then(
      () => setNotSaved(false),
      (cause: unknown) => {
        // A full disk refuses the whole deed: nothing of it is kept, so nothing of it is shown.
        setNotSaved(true);
        reportError(cause);
      },
    );
    return last.current;
  }, []);
  return { notSaved, keep };
}
