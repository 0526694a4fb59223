/** Where the embedded database's files are, and the passwords of its two roles. */
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { canEnter, type Account } from './account.ts';
import { openFolder } from './binaries.ts';

const ClusterPlace = v.object({
  /** PostgreSQL's data directory. */
  folder: v.string(),
  /** Role `postgres`: makes the database and its owner, and is not used afterwards. */
  superuserPassword: v.string(),
  /** Role `hiroba`: owns the database, no superuser, bound by row-level security. */
  ownerPassword: v.string(),
});

export type ClusterPlace = v.InferOutput<typeof ClusterPlace>;

const fileName = 'postgresql.json';

/** Null where no server has been started yet. */
export async function readClusterPlace(dataFolder: string): Promise<ClusterPlace | null> {
  const kept = await readFile(join(dataFolder, fileName), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      return null;
    },
  );
  return kept === null ? null : v.parse(ClusterPlace, JSON.parse(kept));
}

/** Reads `postgresql.json` in the data folder (mode 0600); chooses a place at the first start. */
export async function keepClusterPlace(
  dataFolder: string,
  account: Account | null,
): Promise<ClusterPlace> {
  const kept = await readClusterPlace(dataFolder);
  if (kept) return kept;
  const path = join(dataFolder, fileName);
  const place: ClusterPlace = {
    folder: join(await chooseParent(dataFolder, account), 'postgresql'),
    superuserPassword: randomBytes(24).toString('base64url'),
    ownerPassword: randomBytes(24).toString('base64url'),
  };
  await writeFile(`${path}.draft`, JSON.stringify(place), { mode: 0o600 });
  await rename(`${path}.draft`, path);
  return place;
}

/** The data folder itself, unless PostgreSQL's account cannot get there (a private folder above). */
async function chooseParent(dataFolder: string, account: Account | null): Promise<string> {
  if (!account) return dataFolder;
  await openFreshFolder(dataFolder);
  if (await canEnter(dataFolder, account)) return dataFolder;
  const parent = join(openFolder, randomBytes(8).toString('hex'));
  await mkdir(openFolder, { recursive: true, mode: 0o755 });
  await mkdir(parent, { mode: 0o700 });
  await chown(parent, account.uid, account.gid);
  return parent;
}

/** A folder with nothing in it but our own secret (mode 0600) may be walked through, not listed. */
async function openFreshFolder(dataFolder: string): Promise<void> {
  const names = await readdir(dataFolder);
  if (names.every((name) => name === 'secret')) await chmod(dataFolder, 0o711);
}
