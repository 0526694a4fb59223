/** What really is in the city's PostgreSQL, read beside its server; it may be restarted at any moment. */
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { hexOf } from '../../domain/ids.ts';
import { inMunicipality, openDatabase, openPool, type Database } from '../../server/db/database.ts';
import { issueEnrollmentCode } from '../../server/db/enrollment-codes.ts';
import { findUnprivilegedAccount } from '../../server/embedded/account.ts';
import { findBinaries } from '../../server/embedded/binaries.ts';
import { readClusterPlace } from '../../server/embedded/cluster-place.ts';
import { findRunningCluster } from '../../server/embedded/cluster.ts';
import { run } from '../../server/embedded/run.ts';
import { createEnrollmentCode } from '../../server/enrollment-code.ts';
import { sampleMunicipalityCode } from '../../server/sample-city.ts';
import { hmac, keepSecret } from '../../server/secret.ts';
import { opIdOf, type OpId } from '../../sync/op.ts';

export type CityOp = {
  readonly deviceId: string;
  readonly seq: number;
  readonly actorId: string;
  readonly classSessionId: string;
  readonly learnerId: string;
  readonly field: string;
  readonly value: unknown;
  readonly hash: string;
};

/** Tries, a second apart, until PostgreSQL is back. */
const greatestTries = 60;

async function withCity<Value>(
  dataFolder: string,
  work: (database: Database) => Promise<Value>,
): Promise<Value> {
  for (let tries = 1; ; tries += 1) {
    const connectionString = await findRunningCluster(dataFolder);
    const database = openDatabase(
      openPool({ connectionString: connectionString ?? 'postgres://127.0.0.1:1/none' }),
    );
    try {
      return await work(database);
    } catch (cause) {
      if (tries === greatestTries) throw cause;
      await wait(1_000);
    } finally {
      await database.destroy();
    }
  }
}

export const readCityOps = (dataFolder: string): Promise<readonly CityOp[]> =>
  withCity(dataFolder, (database) =>
    inMunicipality(database, sampleMunicipalityCode, async (transaction) => {
      const { rows } = await sql<CityOp>`
        SELECT device_id AS "deviceId", seq, actor_id AS "actorId",
          class_session_id AS "classSessionId", learner_id AS "learnerId", field, value, hash
        FROM op ORDER BY device_id, seq`.execute(transaction);
      return rows;
    }),
  );

/** Hashes of all that the city has of each id, put aside included. */
export const readCityHashes = (
  dataFolder: string,
): Promise<ReadonlyMap<OpId, ReadonlySet<string>>> =>
  withCity(dataFolder, (database) =>
    inMunicipality(database, sampleMunicipalityCode, async (transaction) => {
      const { rows } = await sql<Pick<CityOp, 'deviceId' | 'seq' | 'hash'>>`
        SELECT device_id AS "deviceId", seq, hash FROM op
        UNION ALL SELECT device_id, seq, hash FROM quarantined_op`.execute(transaction);
      const hashes = new Map<OpId, Set<string>>();
      for (const row of rows)
        hashes.set(opIdOf(row), (hashes.get(opIdOf(row)) ?? new Set()).add(row.hash));
      return hashes;
    }),
  );

/** So many records of a phone the city has at this moment, put aside included. */
export const countCityOps = (dataFolder: string, deviceId: string): Promise<number> =>
  withCity(dataFolder, (database) =>
    inMunicipality(database, sampleMunicipalityCode, async (transaction) => {
      const { rows } = await sql<{ count: number }>`
        SELECT (SELECT count(*) FROM op WHERE device_id = ${deviceId}) +
          (SELECT count(*) FROM quarantined_op WHERE device_id = ${deviceId}) AS count`.execute(
        transaction,
      );
      return rows[0]?.count ?? 0;
    }),
  );

/** The learner of each seat that is planned in a class. */
export const readRoster = (
  dataFolder: string,
  classSessionId: string,
): Promise<ReadonlyMap<number, string>> =>
  withCity(dataFolder, (database) =>
    inMunicipality(database, sampleMunicipalityCode, async (transaction) => {
      const { rows } = await sql<{ seat: number; learnerId: string }>`
        SELECT (entry ->> 'seat')::int AS seat, entry ->> 'learnerId' AS "learnerId"
        FROM document, jsonb_array_elements(body -> 'roster') AS entry
        WHERE document_id = ${classSessionId}`.execute(transaction);
      return new Map(rows.map(({ seat, learnerId }) => [seat, learnerId]));
    }),
  );

/** A code with which one more phone may join, as staff would issue it. */
export async function issueCode(dataFolder: string, groupId: string): Promise<string> {
  const secret = await keepSecret(dataFolder);
  const code = createEnrollmentCode(randomBytes(5));
  await withCity(dataFolder, (database) =>
    issueEnrollmentCode(database, {
      municipalityCode: sampleMunicipalityCode,
      groupId,
      codeId: hexOf(randomBytes(8)),
      codeHmac: hmac(secret, 'enrollment-code', code),
      actor: 'server',
      now: Date.now(),
    }),
  );
  return code;
}

/** `immediate` is what a power cut is: nothing is put away, and the log is replayed. */
export async function restartPostgres(
  dataFolder: string,
  mode: 'fast' | 'immediate',
): Promise<void> {
  const place = await readClusterPlace(dataFolder);
  if (!place) throw new Error(`no PostgreSQL was started in ${dataFolder}`);
  const account = await findUnprivilegedAccount();
  const { pgCtl } = await findBinaries(account);
  const { folder } = place;
  const restarted = await run(
    pgCtl,
    ['restart', '-D', folder, '-m', mode, '-w', '-t', '60', '-l', '/dev/null'],
    { account, folder },
  );
  if (restarted.code !== 0) throw new Error(`PostgreSQL did not restart: ${restarted.output}`);
}
