/**
 * 出発前チェック: can this phone run a class in a room without a network? One light made of single findings.
 * Each is `ready`; or `mend`, which one button of the app mends; or `care`, which only a person can see to.
 */
import { civilDateOf, clockTimeOf, addDays, MINUTE, type Instant } from './time.ts';

/** What the phone knows of itself; null where the browser or the city has not said. */
export type DepartureFacts = {
  /** Packs of the newest known index, and those of them of which something is missing; null before any index. */
  readonly packs: { readonly count: number; readonly missing: number } | null;
  /** Records that the city has not acknowledged. */
  readonly unsent: number;
  readonly bytesLeft: number | null;
  /** `level` from 0 to 1. */
  readonly battery: { readonly level: number; readonly charging: boolean } | null;
  /** When the city last told the time: its clock, and this phone's at that moment. */
  readonly clock: { readonly city: Instant; readonly phone: Instant } | null;
  readonly isStoragePromised: boolean | null;
  /** When the browser was asked to promise and did not; then asking again is no use. */
  readonly wasStorageRefused: boolean;
  readonly app: 'current' | 'update-waits' | 'incomplete';
  /** When the plans were last fetched, by this phone's clock. */
  readonly plansHeardAt: Instant | null;
  readonly isEnrolled: boolean;
};

type Ready = 'packs' | 'unsent' | 'room' | 'battery' | 'clock' | 'kept' | 'app' | 'plans';
export type MendableSubject = 'packs' | 'unsent' | 'kept' | 'app' | 'plans';
type SubjectOfCare = 'room' | 'battery' | 'clock' | 'kept' | 'enrollment';

export type DepartureFinding = {
  /** Packs, records, bytes, per cent, or minutes; null where there is nothing to count. */
  readonly amount: number | null;
} & (
  | { readonly state: 'ready'; readonly subject: Ready }
  | { readonly state: 'mend'; readonly subject: MendableSubject }
  | { readonly state: 'care'; readonly subject: SubjectOfCare }
);

/** `ready`: green. `care`: can leave, with something to see to. `not-yet`: the app can still mend something. */
export type DepartureLight = 'ready' | 'care' | 'not-yet';

/** A day of classes writes less than 1 MB; the rest is room for a changed pack and for the browser itself. */
export const enoughRoom = 50e6;
/** A class of two hours with the screen kept awake, and the way home. */
export const enoughBattery = 0.5;
/** Nobody notices less, and marks of two phones still stand in their order. */
export const greatestClockDifference = 5 * MINUTE;
/** The look lasts until this time on the following day: whoever leaves early in the morning looks in the evening. */
const validUntilTime = '06:00';

export function checkDeparture(
  facts: DepartureFacts,
  now: Instant,
  timeZone: string,
): readonly DepartureFinding[] {
  const { packs, unsent, bytesLeft, battery, clock } = facts;
  const findings: (DepartureFinding | null)[] = [
    packs && packs.missing === 0
      ? { subject: 'packs', state: 'ready', amount: packs.count }
      : { subject: 'packs', state: 'mend', amount: packs?.missing ?? null },
    { subject: 'unsent', state: unsent === 0 ? 'ready' : 'mend', amount: unsent },
    bytesLeft === null
      ? null
      : { subject: 'room', state: bytesLeft < enoughRoom ? 'care' : 'ready', amount: bytesLeft },
    battery && {
      subject: 'battery',
      state: battery.charging || battery.level >= enoughBattery ? 'ready' : 'care',
      amount: Math.round(battery.level * 100),
    },
    clock && clockFinding(clock, now),
    keptFinding(facts),
    { subject: 'app', state: facts.app === 'current' ? 'ready' : 'mend', amount: null },
    {
      subject: 'plans',
      state: isFresh(facts.plansHeardAt, now, timeZone) ? 'ready' : 'mend',
      amount: null,
    },
    facts.isEnrolled ? null : { subject: 'enrollment', state: 'care', amount: null },
  ];
  return findings.filter((finding) => finding !== null);
}

export function lightOf(findings: readonly DepartureFinding[]): DepartureLight {
  if (findings.some(({ state }) => state === 'mend')) return 'not-yet';
  return findings.some(({ state }) => state === 'care') ? 'care' : 'ready';
}

/** Is a look at this moment still good: the same day, or before six on the next? Never one from the future. */
export function isFresh(lookedAt: Instant | null, now: Instant, timeZone: string): boolean {
  if (lookedAt === null || lookedAt > now) return false;
  const day = civilDateOf(lookedAt, timeZone);
  const today = civilDateOf(now, timeZone);
  return (
    today === day || (today === addDays(day, 1) && clockTimeOf(now, timeZone) < validUntilTime)
  );
}

/** A phone whose battery ran empty comes back as 1970: it stands before what the city has told it. */
function clockFinding(
  { city, phone }: NonNullable<DepartureFacts['clock']>,
  now: Instant,
): DepartureFinding {
  const difference = Math.max(Math.abs(phone - city), city - now);
  return {
    subject: 'clock',
    state: difference > greatestClockDifference ? 'care' : 'ready',
    amount: Math.round(difference / MINUTE),
  };
}

function keptFinding({ isStoragePromised, wasStorageRefused }: DepartureFacts): DepartureFinding {
  if (isStoragePromised) return { subject: 'kept', state: 'ready', amount: null };
  const isAskedInVain = isStoragePromised === null || wasStorageRefused;
  return { subject: 'kept', state: isAskedInVain ? 'care' : 'mend', amount: null };
}
