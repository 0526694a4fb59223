import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { createApp } from '../../server/app.ts';
import { createCity } from '../../server/db/cities.ts';
import { inMunicipality, type Database } from '../../server/db/database.ts';
import { createMetrics } from '../../server/metrics.ts';
import { hashToken } from '../../server/secret.ts';
import { withTemporaryDatabase, type TemporaryDatabase } from '../temporary/temporary-database.ts';
import { medianOf, rounded, type Figure } from './figure.ts';
import { classPush, opsPerPush } from './ingest/class-push.ts';
import { findPgbench, runPgbench } from './ingest/pgbench.ts';
import { pgbenchScriptOf, recordInto, type Statement } from './ingest/recorded-push.ts';
import { measurePushes, startServed, type BenchPhone } from './ingest/served-pushes.ts';

const municipalityCode = '142077';
const rounds = 15;
const secondsPerTurn = 2;
/** Phones, and clients of pgbench. */
const together = 8;
const connections = 45;

/**
 * Requests of 50 ops a second that the shipped server accepts over HTTP, with authentication, hashing
 * and resolving, as a share of pgbench running the very same SQL transaction on the same PostgreSQL, turn
 * about.
 */
export function measureIngest(): Promise<Figure> {
  const program = findPgbench();
  return withTemporaryDatabase(connections, async (temporary) => {
    const { database, connectionString } = temporary;
    await createCity(
      database,
      { municipalityCode, name: '茅ヶ崎市', timeZone: 'Asia/Tokyo', sample: false, settings: {} },
      'bench',
    );
    const folder = await mkdtemp(join(tmpdir(), 'sumaho-hiroba-ingest-'));
    const script = join(folder, 'push.sql');
    await writeFile(script, await recordScript(temporary));
    const served = await startServed({ DATABASE_URL: connectionString, DATA_DIR: folder });
    try {
      const ratios: number[] = [];
      for (let round = 1; round <= rounds; round += 1) {
        // New phones each round: what a phone has sent before is no part of the measure.
        const phones = await addPhones(database, () => randomBytes(16).toString('hex'));
        await addPhones(database, (client) => pgbenchDevice(`${client}`, `${round}`));
        const ours = () => measurePushes(served.port, phones, secondsPerTurn * 1000);
        const theirs = () =>
          runPgbench(program, {
            connectionString,
            script,
            clients: together,
            seconds: secondsPerTurn,
            settings: { round, n: 0 },
          });
        const turns = round % 2 === 0 ? await inTurn(ours, theirs) : await inTurn(theirs, ours);
        const [http = 0, plain = 1] = round % 2 === 0 ? turns : turns.toReversed();
        ratios.push(http / plain);
      }
      return {
        value: rounded(medianOf(ratios)),
        target: 0.4,
        atLeast: true,
        unit: 'x pgbench with the same transaction',
        n: rounds,
        spread: [rounded(Math.min(...ratios)), rounded(Math.max(...ratios))],
      };
    } finally {
      await served.stop();
      await rm(folder, { recursive: true, force: true });
    }
  });
}

async function inTurn(
  first: () => Promise<number>,
  second: () => Promise<number>,
): Promise<readonly number[]> {
  return [await first(), await second()];
}

const pgbenchDevice = (client: string, round: string): string => `pgbench-${client}-${round}-`;

/** Pushes once through the whole app and writes down what that says to PostgreSQL. */
async function recordScript({ pool, database }: TemporaryDatabase): Promise<string> {
  const [phone] = await addPhones(database, () => 'ab'.repeat(16), 1);
  if (!phone) throw new Error('There is a phone');
  const statements: Statement[] = [];
  const recording = recordInto(statements, pool);
  const batchByte = 0xcd;
  const handle = createApp({
    database: recording,
    pool,
    municipalityCode,
    now: Date.now,
    randomBytes: (count) => new Uint8Array(count).fill(batchByte),
    secret: 'bench',
    log: { request: () => undefined, fault: (_, error) => console.error(error) },
    metrics: createMetrics({ database, pool, now: Date.now }),
    metricsToken: null,
    publicUrl: 'http://localhost',
    clientFolder: tmpdir(),
    sampleSignIn: false,
  });
  const first = 900_000_001;
  const recordedClass = 'recorded-class';
  const answer = await handle(
    new Request('http://localhost/api/push', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${phone.token}` },
      body: classPush(phone.deviceId, recordedClass, first),
    }),
    '127.0.0.1',
  );
  if (answer.status !== 200) throw new Error(`Recording: ${await answer.text()}`);
  const places = Array.from({ length: opsPerPush }, (_, index) => index);
  return pgbenchScriptOf(statements, {
    variables: [
      '\\set n :n + 1',
      ...places.map((index) => `\\set s${index} (:n - 1) * ${opsPerPush} + ${index + 1}`),
    ],
    replacements: [
      [phone.deviceId, pgbenchDevice(':client_id', ':round')],
      [recordedClass, 'pgbench-:client_id-:round-:n'],
      ['cd'.repeat(16), 'batch-:client_id-:round-:n'],
      // A blank before it: two colons in a row are a cast.
      ...places.map((index) => [`${first + index}`, ` :s${index}`] as const),
    ],
  });
}

async function addPhones(
  database: Database,
  deviceIdOf: (index: number) => string,
  count = together,
): Promise<readonly BenchPhone[]> {
  const phones = Array.from({ length: count }, (_, index) => ({
    deviceId: deviceIdOf(index),
    token: randomBytes(32).toString('base64url'),
  }));
  await inMunicipality(database, municipalityCode, async (transaction) => {
    for (const { deviceId, token } of phones)
      await sql`
        INSERT INTO device (municipality_code, device_id, group_id, public_key, token_hash,
          enrolled_at, expires_at)
        VALUES (${municipalityCode}, ${deviceId}, 'bench', '{}', ${hashToken(token)}, 0,
          ${Number.MAX_SAFE_INTEGER})`.execute(transaction);
  });
  return phones;
}
