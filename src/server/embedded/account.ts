/**
 * PostgreSQL refuses to run as root. Where the server does, PostgreSQL runs as the account `postgres`,
 * or `nobody` where there is none; and only in folders that this account can reach.
 */
import { readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

export type Account = { readonly name: string; readonly uid: number; readonly gid: number };

const preferred = ['postgres', 'nobody'];

/** The account to change to; null where we are not root and simply stay who we are. */
export async function findUnprivilegedAccount(): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const name of preferred) {
    const [, , uid, gid] = lines.find(([owner]) => owner === name) ?? [];
    if (uid !== undefined && gid !== undefined) return { name, uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('There is neither an account "postgres" nor "nobody" to run PostgreSQL as');
}

/** Can the account walk down to this folder: is every folder above (and itself) open to it? */
export async function canEnter(folder: string, account: Account): Promise<boolean> {
  for (let place = resolve(folder); ; place = dirname(place)) {
    const { mode, uid, gid } = await stat(place);
    const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
    if (((mode >> shift) & 0o1) === 0) return false;
    if (place === dirname(place)) return true;
  }
}
