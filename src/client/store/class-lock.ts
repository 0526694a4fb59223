/**
 * The lock of the class area. It keeps hands off the screens and does not encrypt: a few digits are soon guessed by
 * whoever has the phone's storage and a computer, and the screens say so. Only a slow hash is kept (PBKDF2 with
 * HMAC-SHA-256, rounds as OWASP's Password Storage Cheat Sheet asks, read on 2026-11-23).
 */
import { noWrongTries, waitLeft } from '../../domain/class-lock.ts';
import type { LockRow, RecordsDatabase } from './records-database.ts';

const rounds = 600_000;

type LockStore = Pick<RecordsDatabase, 'phone'>;

/** Null where the class area has no lock. */
export async function readLock({ phone }: LockStore): Promise<LockRow | null> {
  const row = await phone.get('lock');
  return row?.key === 'lock' ? row : null;
}

export async function setLock(
  { phone }: LockStore,
  pin: string,
  randomBytes: (count: number) => Uint8Array,
): Promise<void> {
  const salt = new Uint8Array(randomBytes(16));
  const hash = await hashOf(pin, salt, rounds);
  await phone.put({ key: 'lock', salt, rounds, hash, wrong: noWrongTries });
}

export const removeLock = ({ phone }: LockStore): Promise<void> => phone.delete('lock');

/** @param now ms since 1970 */
export async function tryPin(
  store: LockStore,
  pin: string,
  now: number,
): Promise<'open' | 'wrong' | 'wait'> {
  const lock = await readLock(store);
  if (!lock) return 'open';
  if (waitLeft(lock.wrong, now) > 0) return 'wait';
  const hash = await hashOf(pin, lock.salt, lock.rounds);
  const isRight = hash.every((byte, index) => byte === lock.hash[index]);
  const wrong = isRight ? noWrongTries : { count: lock.wrong.count + 1, lastAt: now };
  await store.phone.put({ ...lock, wrong });
  return isRight ? 'open' : 'wrong';
}

async function hashOf(
  pin: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, [
    'deriveBits',
  ]);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, 256));
}
