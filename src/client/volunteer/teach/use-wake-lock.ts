import { useEffect, useState } from 'react';

/**
 * Keeps the screen awake while a lesson is taught. `false`: this phone does not let us (an old browser, or nearly no
 * battery), and the screen says so. A hidden page loses the lock, so it is asked for again when it is seen.
 */
export function useWakeLock(): boolean {
  const [isAwake, setIsAwake] = useState(false);
  useEffect(() => {
    // Older browsers have none, whatever their types say.
    const locks = (navigator as Partial<Navigator>).wakeLock;
    if (!locks) return undefined;
    let held: WakeLockSentinel | null = null;
    let isLeft = false;
    const hold = async () => {
      if (document.visibilityState !== 'visible' || (held && !held.released)) return;
      try {
        const lock = await locks.request('screen');
        if (isLeft) return void lock.release();
        held = lock;
        lock.addEventListener('release', () => setIsAwake(false));
        setIsAwake(true);
      } catch {
        setIsAwake(false);
      }
    };
    void hold();
    const holdAgain = () => void hold();
    document.addEventListener('visibilitychange', holdAgain);
    return () => {
      isLeft = true;
      document.removeEventListener('visibilitychange', holdAgain);
      void held?.release();
    };
  }, []);
  return isAwake;
}
