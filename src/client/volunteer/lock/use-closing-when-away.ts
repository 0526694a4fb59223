import { useEffect } from 'react';
import { isLongAway } from '../../../domain/class-lock.ts';
import { useServices } from '../../store/services.ts';

/** Closes when the app comes back into sight after it was out of it for long; never while somebody looks at it. */
export function useClosingWhenAway(close: () => void): void {
  const { now } = useServices();
  useEffect(() => {
    let since = document.hidden ? now() : null;
    const onChange = () => {
      if (document.hidden) since = now();
      else {
        if (since !== null && isLongAway(since, now())) close();
        since = null;
      }
    };
    document.addEventListener('visibilitychange', onChange);
    return () => document.removeEventListener('visibilitychange', onChange);
  }, [close, now]);
}
