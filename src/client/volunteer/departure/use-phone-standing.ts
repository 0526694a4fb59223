import { useCallback, useContext, useEffect, useState } from 'react';
import type { DepartureFacts } from '../../../domain/departure-check.ts';
import { browserStorage, readStanding } from '../../store/kept-storage.ts';
import { NewerAppContext } from '../../store/newer-app.ts';
import { OpensOffline } from '../../store/opens-offline.ts';
import { useServices } from '../../store/services.ts';

type Standing = Pick<DepartureFacts, 'bytesLeft' | 'battery' | 'isStoragePromised' | 'app'>;

type Battery = { readonly level: number; readonly charging: boolean };

/** Chromium only; the others have it no more, or never had it. */
type BatteryNavigator = { readonly getBattery?: () => Promise<Battery> };

/** What the browser says of the phone, asked when the screen opens, when it comes to the front, and on `look`. */
export function usePhoneStanding(): {
  readonly standing: Standing | undefined;
  readonly look: () => Promise<void>;
} {
  const { keepClassScreens } = useServices();
  const newerApp = useContext(NewerAppContext);
  const opensOffline = useContext(OpensOffline);
  const [isNewerWaiting, setNewerWaiting] = useState(false);
  const [read, setRead] = useState<Omit<Standing, 'app'> & { readonly isWhole: boolean }>();

  const ask = useCallback(async () => {
    const [{ isPromised, left }, battery, opens, areKept] = await Promise.all([
      readStanding(browserStorage()),
      readBattery(),
      opensOffline,
      keepClassScreens(),
    ]);
    return { isStoragePromised: isPromised, bytesLeft: left, battery, isWhole: opens && areKept };
  }, [opensOffline, keepClassScreens]);

  useEffect(() => {
    const state = { isShown: true };
    const look = () => void ask().then((answer) => state.isShown && setRead(answer));
    const lookAgain = () => {
      if (document.visibilityState === 'visible') look();
    };
    look();
    document.addEventListener('visibilitychange', lookAgain);
    return () => {
      state.isShown = false;
      document.removeEventListener('visibilitychange', lookAgain);
    };
  }, [ask]);
  useEffect(() => newerApp?.onWaiting(() => setNewerWaiting(true)), [newerApp]);

  const app = isNewerWaiting ? 'update-waits' : read?.isWhole ? 'current' : 'incomplete';
  return { standing: read && { ...read, app }, look: async () => setRead(await ask()) };
}

async function readBattery(): Promise<Battery | null> {
  const battery = await (navigator as BatteryNavigator).getBattery?.().catch(() => null);
  return battery ? { level: battery.level, charging: battery.charging } : null;
}
