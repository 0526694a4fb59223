/** The number that opens the class area on a phone: what it may be, and how long a wrong one makes wait. */

export const fewestDigits = 4;
export const mostDigits = 8;

/** Digits as typed, also full-width ones; null where it is no such number. */
export function readPin(typed: string): string | null {
  const digits = typed.normalize('NFKC').replaceAll(' ', '');
  return new RegExp(`^\\d{${fewestDigits},${mostDigits}}$`).test(digits) ? digits : null;
}

/** Tries that cost nothing: fingers slip. */
const freeTries = 3;
const firstWait = 15_000;
const longestWait = 300_000;

/** Wrong tries since the area was opened the last time; times in ms since 1970. */
export type WrongTries = { readonly count: number; readonly lastAt: number };

export const noWrongTries: WrongTries = { count: 0, lastAt: 0 };

/** How long (ms) until the next try: 15 seconds after the third wrong one, doubling up to five minutes. */
export function waitLeft({ count, lastAt }: WrongTries, now: number): number {
  if (count < freeTries) return 0;
  const wait = Math.min(longestWait, firstWait * 2 ** (count - freeTries));
  // A clock that was put back must not make anybody wait longer.
  return Math.max(0, Math.min(wait, lastAt + wait - now));
}

/** Minutes out of sight after which the area asks for its number again: a call or a photo costs none, a phone left lying does. */
export const minutesAway = 10;

/** Was the app out of sight for that long? Times in ms since 1970. */
export function isLongAway(since: number, now: number): boolean {
  // A clock that was put back says nothing of how long it was.
  return now < since || now - since >= minutesAway * 60_000;
}
