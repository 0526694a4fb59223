/** The city's store in PostgreSQL: one transaction for a push, one snapshot for a page. */
import { sql } from 'kysely';
import type { AsideOp, CitySnapshot, CityStore, CityTransaction, KnownOp } from '../city-store.ts';
import { runChangeSet } from './change-set.ts';
import { readChangesAfter, readClassOps } from './changes.ts';
import { readDigests } from './class-digests.ts';
import { readLockedClasses } from './locked-classes.ts';
import { noteContact, readContact } from './contacts.ts';
import { inSnapshot, type Database, type Transaction } from './database.ts';
import { findErasures } from './erasures.ts';
import { insertOps, putOpsAside } from './op-rows.ts';
import { readOpsOf, writeStates } from './register-states.ts';

export const createCityStore = (database: Database): CityStore => ({
  write: (changeSet, work) =>
    runChangeSet(database, changeSet, (transaction) =>
      work(cityTransactionOf(transaction, changeSet.municipalityCode)),
    ),
  read: (municipalityCode, work) =>
    inSnapshot(database, municipalityCode, (transaction) =>
      work(citySnapshotOf(transaction, municipalityCode)),
    ),
});

export const cityTransactionOf = (
  transaction: Transaction,
  municipalityCode: string,
): CityTransaction => ({
  lockPhone: async (deviceId) => {
    await sql`SELECT 1 FROM device WHERE municipality_code = ${municipalityCode}
      AND device_id = ${deviceId} FOR UPDATE`.execute(transaction);
  },
  lockClasses: (groupId, classSessionIds) =>
    lockClasses(transaction, municipalityCode, groupId, classSessionIds),
  findKnown: (deviceId, seqs) => findKnown(transaction, municipalityCode, deviceId, seqs),
  findErasures: (registers) => findErasures(transaction, municipalityCode, registers),
  addOps: (deviceId, batchId, accepted) =>
    insertOps(transaction, { municipalityCode, deviceId }, batchId, accepted),
  putAside: (deviceId, batchId, aside) =>
    putOpsAside(transaction, { municipalityCode, deviceId }, batchId, aside),
  findHeld: (deviceId) => findHeld(transaction, municipalityCode, deviceId),
  dropHeld: async (deviceId) => {
    await sql`DELETE FROM quarantined_op WHERE municipality_code = ${municipalityCode}
      AND device_id = ${deviceId} AND status = 'held'`.execute(transaction);
  },
  dropQuarantined: async (deviceId, seqs) => {
    await sql`DELETE FROM quarantined_op WHERE municipality_code = ${municipalityCode}
      AND device_id = ${deviceId} AND seq = ANY(${seqs}::bigint[])
      AND status = 'quarantined'`.execute(transaction);
  },
  opsOf: (registers) => readOpsOf(transaction, municipalityCode, registers),
  putStates: (states) => writeStates(transaction, municipalityCode, states),
  noteContact: (deviceId, lastSeq, now) =>
    noteContact(transaction, { municipalityCode, deviceId }, lastSeq, now),
});

const citySnapshotOf = (transaction: Transaction, municipalityCode: string): CitySnapshot => ({
  contact: (deviceId) => readContact(transaction, { municipalityCode, deviceId }),
  changesAfter: (groupId, after, limit) =>
    readChangesAfter(transaction, { municipalityCode, groupId }, after, limit),
  opsOfClass: (groupId, classSessionId) =>
    readClassOps(transaction, { municipalityCode, groupId }, classSessionId),
  digests: (groupId, named, checked, count) =>
    readDigests(transaction, { municipalityCode, groupId }, named, checked, count),
  lockedClasses: (groupId) => readLockedClasses(transaction, { municipalityCode, groupId }),
});

/** Sorted, so that two pushes never wait for each other in a ring. */
async function lockClasses(
  transaction: Transaction,
  municipalityCode: string,
  groupId: string,
  classSessionIds: readonly string[],
): ReturnType<CityTransaction['lockClasses']> {
  const ids = [...classSessionIds].sort();
  await sql`
    INSERT INTO class_record (municipality_code, class_session_id, group_id)
    SELECT ${municipalityCode}, id, ${groupId}
    FROM unnest(${ids}::text[]) WITH ORDINALITY AS given (id, place) ORDER BY place
    ON CONFLICT (municipality_code, class_session_id) DO NOTHING`.execute(transaction);
  const { rows } = await sql<Awaited<ReturnType<CityTransaction['lockClasses']>>[number]>`
    SELECT class_session_id AS "classSessionId", group_id AS "groupId",
      locked_at IS NOT NULL AS locked
    FROM class_record
    WHERE municipality_code = ${municipalityCode} AND class_session_id = ANY(${ids}::text[])
    ORDER BY class_session_id FOR UPDATE`.execute(transaction);
  return rows;
}

async function findKnown(
  transaction: Transaction,
  municipalityCode: string,
  deviceId: string,
  seqs: readonly number[],
): Promise<readonly KnownOp[]> {
  const { rows } = await sql<KnownOp>`
    SELECT seq, hash, 'applied' AS status, NULL AS reason FROM op
    WHERE municipality_code = ${municipalityCode} AND device_id = ${deviceId}
      AND seq = ANY(${seqs}::bigint[])
    UNION ALL
    SELECT seq, hash, status, nullif(reason, '') FROM quarantined_op
    WHERE municipality_code = ${municipalityCode} AND device_id = ${deviceId}
      AND seq = ANY(${seqs}::bigint[])`.execute(transaction);
  return rows;
}

async function findHeld(
  transaction: Transaction,
  municipalityCode: string,
  deviceId: string,
): Promise<readonly AsideOp[]> {
  const { rows } = await sql<AsideOp>`
    SELECT seq, hash, raw, status, nullif(reason, '') AS reason FROM quarantined_op
    WHERE municipality_code = ${municipalityCode} AND device_id = ${deviceId}
      AND status = 'held' ORDER BY seq`.execute(transaction);
  return rows;
}
