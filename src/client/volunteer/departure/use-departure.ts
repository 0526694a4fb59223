import { useContext, useEffect, useState } from 'react';
import {
  checkDeparture,
  isFresh,
  lightOf,
  type DepartureFinding,
  type DepartureLight,
  type MendableSubject,
} from '../../../domain/departure-check.ts';
import { keepDeparture } from '../../store/actions/keep-departure.ts';
import { askToKeep, browserStorage } from '../../store/kept-storage.ts';
import { NewerAppContext } from '../../store/newer-app.ts';
import { readForDeparture } from '../../store/queries/departure.ts';
import { useLive } from '../../store/queries/use-live.ts';
import { useServices } from '../../store/services.ts';
import { usePhone } from '../phone-context.ts';
import { usePhoneStanding } from './use-phone-standing.ts';

/** How long a look waits for the city's answer (ms); without one it says what it knows. */
const patience = 6_000;

export type Departure = {
  /** Null where nobody has looked since yesterday. */
  readonly checkedAt: number | null;
  /** Null while the browser has not said how the phone stands. */
  readonly found: {
    readonly light: DepartureLight;
    readonly findings: readonly DepartureFinding[];
  } | null;
  readonly isLooking: boolean;
  readonly look: () => void;
  readonly mend: (subject: MendableSubject) => void;
};

/** The phone looked over before leaving: once with the city, then by itself whenever something changes. */
export function useDeparture(): Departure | undefined {
  const { records, library, learner, packDownload, syncSoon, now } = useServices();
  const { city } = usePhone();
  const newerApp = useContext(NewerAppContext);
  const { standing, look: lookAtPhone } = usePhoneStanding();
  const known = useLive(
    () => readForDeparture({ records, library, learner }, now()),
    [records, library, learner],
  );
  const [lookSince, setLookSince] = useState<number | null>(null);
  const [isPackAnswered, setPackAnswered] = useState(false);
  const isHeard = lookSince !== null && (known?.plansHeardAt ?? 0) >= lookSince;
  const isAnswered = isPackAnswered && isHeard;

  useEffect(() => {
    if (lookSince === null) return undefined;
    const end = () => {
      setLookSince(null);
      void keepDeparture(records, now());
    };
    if (isAnswered) {
      end();
      return undefined;
    }
    const timer = setTimeout(end, patience);
    return () => clearTimeout(timer);
  }, [lookSince, isAnswered, records, now]);

  if (!known) return undefined;
  const moment = now();
  const findings = standing && checkDeparture({ ...known, ...standing }, moment, city.timeZone);

  async function bringPacks() {
    setPackAnswered(false);
    await packDownload.refresh({ everything: true });
    setPackAnswered(true);
  }
  function look() {
    setLookSince(now());
    void bringPacks();
    void lookAtPhone();
    syncSoon();
  }
  function mend(subject: MendableSubject) {
    if (subject === 'packs') void bringPacks();
    if (subject === 'unsent' || subject === 'plans') syncSoon();
    if (subject === 'kept')
      void askToKeep(learner, browserStorage(), 'departure', now()).then(lookAtPhone);
    if (subject === 'app' && standing?.app === 'update-waits') newerApp?.accept();
    if (subject === 'app' && standing?.app === 'incomplete') location.reload();
  }
  return {
    checkedAt: isFresh(known.checkedAt, moment, city.timeZone) ? known.checkedAt : null,
    found: findings ? { light: lightOf(findings), findings } : null,
    isLooking: lookSince !== null,
    look,
    mend,
  };
}
