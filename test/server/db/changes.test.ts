import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canonicalJson, opIdOf, type Op } from '../../../src/sync/op.ts';
import { resolveConflict } from '../../../src/sync/resolve.ts';
import { readChanges } from '../../../src/server/db/changes.ts';
import { beginning, type Position } from '../../../src/server/position.ts';
import { runChangeSet } from '../../../src/server/db/change-set.ts';
import { inMunicipality } from '../../../src/server/db/database.ts';
import { createFreshDatabase, type FreshDatabase } from '../../fresh-database.ts';
import {
  aCity,
  aDocument,
  aLearner,
  aPhone,
  aPlannedClass,
  aServer,
  chigasaki,
  hiratsuka,
  typeOf,
  type AServer,
} from '../a-server.ts';

let fresh: FreshDatabase;
let server: AServer;

beforeAll(async () => {
  fresh = await createFreshDatabase();
  server = aServer(fresh);
  await aCity(server);
  await aCity(server, hiratsuka);
});
afterAll(() => fresh.drop());

describe('What a phone fetches', () => {
  test('the plans of its group and the records of its classes, and after that only what is new', async () => {
    await aDocument(server, 'ours', aPlannedClass());
    await aDocument(server, 'theirs', aPlannedClass({ groupId: 'north' }));
    const [one, two, north] = [
      await aPhone(server),
      await aPhone(server),
      await aPhone(server, 'north'),
    ];
    const op = one.op('ours', aLearner(), 'attendance', 'present');
    await one.deliver([op]);
    await north.deliver([north.op('theirs', aLearner(), 'attendance', 'late')]);

    const pulled = await two.pull();
    expect(pulled.ops).toEqual([op]);
    expect(pulled.documents.map(({ kind, documentId }) => `${kind} ${documentId}`).sort()).toEqual([
      'course basics',
      'group south',
      'planned-class-session ours',
      'venue nango',
    ]);
    const later = await two.pull(pulled.cursor);
    expect(later).toEqual({ ops: [], documents: [], cursor: pulled.cursor, epoch: pulled.epoch });

    const second = one.op('ours', aLearner(), 'attendance', 'absent');
    await one.deliver([second]);
    expect((await two.pull(pulled.cursor)).ops).toEqual([second]);
  });

  test('nothing of another municipality', async () => {
    await aDocument(server, 'over-there', aPlannedClass(), hiratsuka);
    const phone = await aPhone(server);
    const ids = (await phone.pull()).documents.map(({ documentId }) => documentId);
    expect(ids).not.toContain('over-there');
  });

  test('a class moved to another group: the new group gets it with its records, the old one a tombstone without the roster', async () => {
    const learnerId = aLearner();
    await aDocument(server, 'moving', aPlannedClass({ roster: [{ seat: 1, learnerId }] }));
    const [south, north] = [await aPhone(server), await aPhone(server, 'north')];
    await south.deliver([south.op('moving', learnerId, 'attendance', 'present')]);
    const [southBefore, northBefore] = [await south.pull(), await north.pull()];

    const moved = aPlannedClass({ groupId: 'north', roster: [{ seat: 1, learnerId }] });
    await aDocument(server, 'moving', moved, chigasaki, 1);
    const northAfter = await north.pull(northBefore.cursor);
    expect(northAfter.ops.map(({ value }) => value)).toEqual(['present']);
    expect(northAfter.documents).toMatchObject([{ documentId: 'moving', deleted: false }]);
    const southAfter = await south.pull(southBefore.cursor);
    expect(southAfter.documents).toMatchObject([
      { documentId: 'moving', deleted: true, body: { roster: [] } },
    ]);
    expect(southAfter.ops).toEqual([]);
  });

  test('a cursor that is none is refused; one of another epoch or group begins anew', async () => {
    const [south, north] = [await aPhone(server), await aPhone(server, 'north')];
    for (const cursor of ['!!', 'bm90IGpzb24', Buffer.from('[1]').toString('base64url')]) {
      const response = await server.send('GET', `/api/pull?cursor=${cursor}`, {
        headers: south.headers,
      });
      expect([response.status, await typeOf(response)]).toEqual([400, 'malformed']);
    }
    const { cursor, documents } = await south.pull();
    expect((await north.pull(cursor)).documents).toHaveLength(
      (await north.pull()).documents.length,
    );
    expect(documents.length).toBeGreaterThan(0);
  });

  test('page by page, whatever the size of a page, every row comes once', async () => {
    const phone = await aPhone(server);
    const reader = {
      kind: 'volunteer',
      municipalityCode: chigasaki,
      deviceId: phone.deviceId,
      groupId: 'south',
    } as const;
    await phone.deliver(
      Array.from({ length: 7 }, () => phone.op('paged', aLearner(), 'attendance', 'late')),
    );
    const whole = await readChanges(fresh.database, reader, () => beginning, 10_000);
    for (const size of [1, 2, 3, 5]) {
      const opIds: string[] = [];
      const documentIds: string[] = [];
      for (let position: Position = beginning, more = true; more;) {
        const page = await readChanges(fresh.database, reader, () => position, size);
        opIds.push(...page.ops.map(opIdOf));
        documentIds.push(...page.documents.map(({ documentId }) => documentId));
        ({ position, more } = page);
      }
      expect(opIds).toEqual(whole.ops.map(opIdOf));
      expect(documentIds).toEqual(whole.documents.map(({ documentId }) => documentId));
    }
  });
});

describe('While eight phones write at once', () => {
  test('a reader that goes on from its cursor misses nothing, and the state is that of all ops', async () => {
    const classSessionId = 'crowded';
    const learners = [aLearner(), aLearner(), aLearner()];
    const phones = await Promise.all(Array.from({ length: 8 }, () => aPhone(server)));
    const reader = await aPhone(server);
    const seen: Op[] = [];
    const writing = { done: false };
    const reading = (async () => {
      for (let cursor = (await reader.pull()).cursor; ;) {
        const last = writing.done;
        const page = await reader.pull(cursor);
        seen.push(...page.ops);
        cursor = page.cursor;
        if (last) return;
      }
    })();

    const written = await Promise.all(
      phones.map(async (phone, index) => {
        const ops: Op[] = [];
        for (let round = 0; round < 6; round += 1) {
          const batch = learners.map((learner) =>
            phone.op(
              classSessionId,
              learner,
              'attendance',
              ['present', 'late'][(index + round) % 2] ?? '',
            ),
          );
          await phone.deliver(batch);
          ops.push(...batch);
        }
        return ops;
      }),
    );
    writing.done = true;
    await reading;

    const all = written.flat();
    expect(all).toHaveLength(144);
    expect(seen.map(opIdOf).sort()).toEqual(all.map(opIdOf).sort());
    const { rows } = await inMunicipality(fresh.database, chigasaki, (transaction) =>
      sql<{ learner_id: string; value: string; conflict: boolean }>`
        SELECT learner_id, value, conflict FROM register_state
        WHERE class_session_id = ${classSessionId}`.execute(transaction),
    );
    expect(rows).toHaveLength(3);
    for (const { learner_id, value, conflict } of rows) {
      const resolved = resolveConflict(
        all.filter(({ register }) => register.learnerId === learner_id),
      );
      expect([canonicalJson(value), conflict]).toEqual([
        canonicalJson(resolved.value),
        resolved.conflict,
      ]);
    }
  });
});

describe('Phones that push to one class at the same moment', () => {
  test('leave the state of all their marks, whoever commits last', async () => {
    const phones = await Promise.all(Array.from({ length: 6 }, () => aPhone(server)));
    const learner = aLearner();
    const all: Op[] = [];
    for (let round = 0; round < 12; round += 1) {
      const ops = phones.map((phone, index) =>
        phone.op(
          'contested',
          learner,
          'attendance',
          ['present', 'late', 'absent'][index % 3] ?? '',
        ),
      );
      await Promise.all(phones.map((phone, index) => phone.deliver([ops[index]])));
      all.push(...ops);
      const { rows } = await inMunicipality(fresh.database, chigasaki, (transaction) =>
        sql<{ value: string; conflict: boolean }>`SELECT value, conflict FROM register_state
          WHERE class_session_id = 'contested'`.execute(transaction),
      );
      const { value, conflict } = resolveConflict(all);
      expect(rows).toEqual([{ value, conflict }]);
    }
  });
});

describe('Writing what phones pull', () => {
  test('without its batch fails at the commit', async () => {
    await expect(
      inMunicipality(fresh.database, chigasaki, (transaction) =>
        sql`INSERT INTO document (municipality_code, kind, document_id, body, revision, deleted, batch_id)
          VALUES (${chigasaki}, 'venue', 'forgotten', '{"name":"x"}', 1, false, 'no-batch')`.execute(
          transaction,
        ),
      ),
    ).rejects.toMatchObject({ code: '23503' });
  });

  test('takes the next version for each change, and none where nothing changed', async () => {
    const versionOf = () =>
      inMunicipality(fresh.database, chigasaki, async (transaction) => {
        const { rows } = await sql<{ version: number }>`SELECT version FROM sync_clock`.execute(
          transaction,
        );
        return rows[0]?.version;
      });
    const before = (await versionOf()) ?? 0;
    const changeSet = {
      municipalityCode: chigasaki,
      batchId: 'idle',
      deviceId: null,
      storedAt: 0,
    };
    await runChangeSet(fresh.database, changeSet, async () => ({ changed: false, value: null }));
    expect(await versionOf()).toBe(before);
    await aDocument(server, 'new-venue', { kind: 'venue', body: { name: '香川公民館' } });
    expect(await versionOf()).toBe(before + 1);
  });
});

describe('Another municipality', () => {
  test.each([
    'municipality',
    'sync_clock',
    'batch',
    'op',
    'quarantined_op',
    'class_record',
    'register_state',
    'document',
    'device',
    'enrollment_code',
    'audit',
    'audit_head',
  ])('has rows in %s that no query of ours sees, even without WHERE', async (table) => {
    const there = await aPhone(server, 'south', hiratsuka);
    await there.deliver([
      there.op('far', aLearner(), 'attendance', 'present'),
      there.op('far', aLearner(), 'attendance', 'bogus'),
    ]);
    const countIn = (municipalityCode: string, others: string) =>
      inMunicipality(fresh.database, municipalityCode, async (transaction) => {
        const { rows } = await sql<{ all: number; foreign: number }>`
          SELECT count(*) AS all, count(*) FILTER (WHERE municipality_code = ${others}) AS foreign
          FROM ${sql.table(table)}`.execute(transaction);
        return rows[0];
      });
    expect((await countIn(hiratsuka, chigasaki))?.all).toBeGreaterThan(0);
    expect((await countIn(hiratsuka, chigasaki))?.foreign).toBe(0);
    expect((await countIn(chigasaki, hiratsuka))?.foreign).toBe(0);
    const { rows } = await sql`SELECT 1 FROM ${sql.table(table)}`.execute(fresh.database);
    expect(rows).toEqual([]);
  });

  test('cannot be written into either', async () => {
    await expect(
      inMunicipality(fresh.database, chigasaki, (transaction) =>
        sql`INSERT INTO class_record VALUES (${hiratsuka}, 'smuggled', 'south')`.execute(
          transaction,
        ),
      ),
    ).rejects.toMatchObject({ code: '42501' });
  });
});
