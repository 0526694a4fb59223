import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { writeBackup } from '../../../src/server/db/backup.ts';
import type { Manifest } from '../../../src/server/db/backup-format.ts';
import { inMunicipality, openDatabase, openPool } from '../../../src/server/db/database.ts';
import { runChangeSet } from '../../../src/server/db/change-set.ts';
import { findBrokenAudit } from '../../../src/server/db/audit.ts';
import { revokeDevice } from '../../../src/server/db/devices.ts';
import { migrate, migrations } from '../../../src/server/db/migrate.ts';
import { restoreBackup, type RestoreOptions } from '../../../src/server/db/restore.ts';
import { createFreshDatabase, type FreshDatabase } from '../../fresh-database.ts';
import {
  aCity,
  aLearner,
  anAdministrator,
  aPhone,
  aServer,
  chigasaki,
  hiratsuka,
  type APhone,
} from '../a-server.ts';

const now = Date.UTC(2026, 10, 22, 3);
const secretMark = 'a'.repeat(64);
const opened: FreshDatabase[] = [];
const aDatabase = async (kind: 'migrated' | 'empty') => {
  const fresh = await createFreshDatabase(kind);
  opened.push(fresh);
  return fresh;
};

let source: FreshDatabase;
let phone: APhone;
let backup: readonly Buffer[];
let manifest: Manifest;

const backUp = async ({ pool }: Pick<FreshDatabase, 'pool'>) => {
  const chunks: Buffer[] = [];
  const written = await writeBackup(pool, async (bytes) => void chunks.push(Buffer.from(bytes)), {
    now,
    secretMark,
  });
  if (!written.ok) throw new Error(written.failure.type);
  return { chunks, manifest: written.value };
};

const restore = (
  { pool }: Pick<FreshDatabase, 'pool'>,
  options: Partial<RestoreOptions> = {},
  chunks: readonly Buffer[] = backup,
) =>
  restoreBackup(
    pool,
    async function* () {
      yield* chunks;
    },
    { replace: false, now, newEpoch: () => 'the epoch after', ...options },
  );

/** Tables by name with what is in them, without those that a restore itself writes to. */
const contentsOf = ({ tables }: Manifest) =>
  tables
    .filter(({ name }) => !['sync_clock', 'audit', 'audit_head'].includes(name))
    .map(({ name, rows, sha256 }) => [name, rows, sha256]);

beforeAll(async () => {
  source = await createFreshDatabase();
  const server = aServer(source);
  await aCity(server);
  await aCity(server, hiratsuka);
  await anAdministrator(server);
  phone = await aPhone(server);
  const there = await aPhone(server, 'south', hiratsuka);
  await phone.deliver([
    phone.op('class-1', '-', 'report', { trouble: 'tab\there\\.\n"quoted" \u2028', nextTime: '' }),
    phone.op('class-1', aLearner(), 'attendance', null),
    phone.op('class-1', aLearner(), 'shoe-size', 23),
  ]);
  await there.deliver([there.op('class-1', aLearner(), 'attendance', 'late')]);
  ({ chunks: backup, manifest } = await backUp(source));
});
afterEach(async () => {
  for (const fresh of opened.splice(0)) await fresh.drop();
});
afterAll(() => source.drop());

describe('A backup', () => {
  test('holds every table but those that must not come back, as text', () => {
    expect(manifest.tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['municipality', 'op', 'quarantined_op', 'document', 'user', 'audit']),
    );
    for (const left of [
      'session',
      'verification',
      'backup_mark',
      'rateLimit',
      'one_time_link',
      'migration',
    ])
      expect(manifest.tables.map(({ name }) => name)).not.toContain(left);
    expect(manifest.tables.find(({ name }) => name === 'op')?.rows).toBe(3);
    const text = Buffer.concat([...backup]).toString();
    expect(text).toContain('COPY "public"."op" ("municipality_code", "device_id", "seq",');
    expect(text).toContain(`\n142077\t${phone.deviceId}\t1\t-\tclass-1\t-\treport\t`);
    expect(text).toContain(`\n142034\t`);
  });

  test('made by a superuser, whom row-level security does not bind, holds the same rows, none twice', async () => {
    const address = new URL(inject('postgres').superuser);
    address.pathname = new URL(source.connectionString).pathname;
    const pool = openPool({ connectionString: address.href });
    const seen = await backUp({ pool });
    expect(seen.manifest.tables).toEqual(manifest.tables);
    await pool.end();
  });
});

describe('Restoring', () => {
  test('into an empty database brings back every row, with a new epoch and an unbroken audit', async () => {
    const target = await aDatabase('empty');
    expect(await restore(target)).toMatchObject({ ok: true });
    const again = await backUp(target);
    expect(contentsOf(again.manifest)).toEqual(contentsOf(manifest));
    for (const code of [chigasaki, hiratsuka])
      await inMunicipality(target.database, code, async (transaction) => {
        const { rows } = await sql`
          SELECT epoch, version, backed_up_version FROM sync_clock
          JOIN backup_mark USING (municipality_code)`.execute(transaction);
        const version = manifest.municipalities.find(
          ({ municipalityCode }) => municipalityCode === code,
        )?.version;
        expect(rows).toEqual([{ epoch: 'the epoch after', version, backed_up_version: version }]);
        expect(await findBrokenAudit(transaction, code)).toBeNull();
        const { rows: last } = await sql`SELECT actor, deed, subject FROM audit
          ORDER BY number DESC LIMIT 1`.execute(transaction);
        expect(last).toEqual([
          { actor: 'server', deed: 'restore backup', subject: 'of 2026-11-22T03:00:00.000Z' },
        ]);
      });
    expect(await migrate(target.database)).toEqual({ ok: true, value: [] });
  });

  test('leaves row-level security as strict as it was', async () => {
    const target = await aDatabase('empty');
    await restore(target);
    const strictness = async ({ database }: FreshDatabase) =>
      (
        await sql`SELECT relname, relrowsecurity, relforcerowsecurity FROM pg_class
          WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`.execute(
          database,
        )
      ).rows;
    expect(await strictness(target)).toEqual(await strictness(source));
    const { rows } = await sql`SELECT 1 FROM op`.execute(target.database);
    expect(rows).toEqual([]);
  });

  test('over records is refused, unless they may be replaced; then their audit is named by its end', async () => {
    const target = await aDatabase('migrated');
    await aCity(aServer(target));
    // As a server that has been stopped: no connection of its own is left.
    const pool = openPool({ connectionString: target.connectionString, maxConnections: 1 });
    await target.database.destroy();
    expect(await restore({ pool })).toEqual({ ok: false, failure: { type: 'not-empty' } });
    const { rows: before } = await inMunicipality(openDatabase(pool), chigasaki, (transaction) =>
      sql<{ number: number; hash: string }>`SELECT number, hash FROM audit_head`.execute(
        transaction,
      ),
    );
    expect(await restore({ pool }, { replace: true })).toMatchObject({ ok: true });
    const again = await backUp({ pool });
    expect(contentsOf(again.manifest)).toEqual(contentsOf(manifest));
    const { rows } = await inMunicipality(openDatabase(pool), chigasaki, (transaction) =>
      sql<{ subject: string }>`SELECT subject FROM audit ORDER BY number DESC LIMIT 1`.execute(
        transaction,
      ),
    );
    expect(rows[0]?.subject).toBe(
      `of 2026-11-22T03:00:00.000Z, in place of audit ${before[0]?.number} ${before[0]?.hash}`,
    );
    await pool.end();
  });

  test('beneath a server that is connected is refused', async () => {
    const target = await aDatabase('empty');
    const other = openPool({ connectionString: target.connectionString });
    await other.query('SELECT 1');
    expect(await restore(target)).toEqual({ ok: false, failure: { type: 'in-use' } });
    await other.end();
  });

  test('a file that is altered or cut short changes nothing', async () => {
    const target = await aDatabase('empty');
    const bytes = Buffer.concat([...backup]);
    const altered = Buffer.from(bytes);
    altered.write('X', bytes.indexOf('南湖公民館'));
    for (const wrong of [altered, bytes.subarray(0, bytes.length / 2)])
      expect(await restore(target, {}, [wrong])).toMatchObject({
        ok: false,
        failure: { type: 'damaged' },
      });
    const { rows } = await sql`SELECT to_regclass('migration') AS there`.execute(target.database);
    expect(rows).toEqual([{ there: null }]);
  });

  test('a file that changes between the check and the restore changes nothing', async () => {
    const target = await aDatabase('empty');
    const readings = { count: 0 };
    const bytes = Buffer.concat([...backup]);
    const altered = Buffer.from(
      bytes.toString().replace('\tlate\t', '\tlast\t').replace('"late"', '"last"'),
    );
    await expect(
      restoreBackup(
        target.pool,
        async function* () {
          readings.count += 1;
          yield readings.count === 1 ? bytes : altered;
        },
        { replace: false, now, newEpoch: () => 'never' },
      ),
    ).rejects.toThrow('The backup changed while it was being restored');
    const { rows } = await sql`SELECT to_regclass('migration') AS there`.execute(target.database);
    expect(rows).toEqual([{ there: null }]);
  });

  test('an older backup is migrated forward', async () => {
    const target = await aDatabase('empty');
    const later = {
      number: 90,
      name: '0090-later.sql',
      source: `ALTER TABLE op ADD COLUMN weather text NOT NULL DEFAULT 'sunny'`,
    };
    const wanted = [...migrations, later];
    expect(await restore(target, { wanted })).toMatchObject({ ok: true });
    expect(await migrate(target.database, wanted)).toEqual({ ok: true, value: [] });
    const { rows } = await inMunicipality(target.database, chigasaki, (transaction) =>
      sql`SELECT DISTINCT weather FROM op`.execute(transaction),
    );
    expect(rows).toEqual([{ weather: 'sunny' }]);
  });

  test('the backup of a newer program, or of other sources, is refused by name', async () => {
    const target = await aDatabase('empty');
    const [first, ...rest] = migrations;
    if (!first) throw new Error('There are migrations');
    expect(await restore(target, { wanted: rest })).toEqual({
      ok: false,
      failure: { type: 'other-program', name: '0001-records.sql' },
    });
    const wanted = [{ ...first, source: `${first.source}\n-- otherwise` }, ...rest];
    expect(await restore(target, { wanted })).toEqual({
      ok: false,
      failure: { type: 'other-program', name: '0001-records.sql' },
    });
  });

  test('keeps what was erased erased, and a phone revoked since locked out', async () => {
    const target = await aDatabase('empty');
    await restore(target);
    const changeSet = {
      municipalityCode: chigasaki,
      batchId: 'erasing',
      deviceId: null,
      storedAt: now,
    };
    await runChangeSet(target.database, changeSet, async (transaction) => {
      await sql`INSERT INTO erasure VALUES
        (${chigasaki}, 'e1', '*', 'nami-000000000018', '*', 'erasing')`.execute(transaction);
      return { changed: true, value: null };
    });
    await revokeDevice(target.database, chigasaki, phone.deviceId, { actor: 'server', now });
    expect(await restore(target, { replace: true })).toMatchObject({ ok: true });
    const kept = await inMunicipality(target.database, chigasaki, async (transaction) => ({
      erased: (
        await sql`SELECT learner_id, version FROM erasure
          JOIN batch USING (municipality_code, batch_id)`.execute(transaction)
      ).rows,
      revoked: (
        await sql`SELECT revoked_at FROM device WHERE device_id = ${phone.deviceId}`.execute(
          transaction,
        )
      ).rows,
    }));
    expect(kept).toEqual({
      // In a batch after all that the backup holds, so that phones hear of it.
      erased: [
        {
          learner_id: 'nami-000000000018',
          version: (manifest.municipalities[1]?.version ?? 0) + 1,
        },
      ],
      revoked: [{ revoked_at: now }],
    });
  });
});
