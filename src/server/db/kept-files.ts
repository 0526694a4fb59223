/** The hashed files of all builds that were served not long ago, for every server of the installation. */
import { sql } from 'kysely';
import type { Database } from './database.ts';

export type FileToKeep = {
  /** As in an address: `/assets/…`, `/packs/….json`. */
  readonly path: string;
  readonly bytes: Uint8Array;
};

/** Notes that these are current at `now` (ms since 1970); answers those that are not kept yet. */
export async function touchKeptFiles(
  database: Database,
  paths: readonly string[],
  now: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ path: string }>`
    UPDATE build.kept_file SET last_current_at = GREATEST(last_current_at, ${now})
    WHERE path = ANY(${[...paths]}::text[]) RETURNING path`.execute(database);
  const kept = new Set(rows.map(({ path }) => path));
  return paths.filter((path) => !kept.has(path));
}

/** Two servers may start on one build at once: the second finds the files there. */
export async function addKeptFiles(
  database: Database,
  files: readonly FileToKeep[],
  now: number,
): Promise<void> {
  await sql`
    INSERT INTO build.kept_file (path, bytes, last_current_at)
    SELECT path, bytes, ${now} FROM unnest(
      ${files.map(({ path }) => path)}::text[],
      ${files.map(({ bytes }) => Buffer.from(bytes))}::bytea[]) AS file (path, bytes)
    ON CONFLICT (path) DO UPDATE
      SET last_current_at = GREATEST(kept_file.last_current_at, EXCLUDED.last_current_at)
    `.execute(database);
}

export async function findKeptFile(
  database: Database,
  path: string,
): Promise<Buffer<ArrayBuffer> | null> {
  const { rows } = await sql<{ bytes: Buffer<ArrayBuffer> }>`
    SELECT bytes FROM build.kept_file WHERE path = ${path}`.execute(database);
  return rows[0]?.bytes ?? null;
}

/** Removes the files that were last current before this moment (ms since 1970). */
export async function removeKeptFiles(database: Database, before: number): Promise<void> {
  await sql`DELETE FROM build.kept_file WHERE last_current_at < ${before}`.execute(database);
}
