/**
 * Takes the ops of one push. In one transaction: the phone's row is locked (its pushes follow one
 * another), the classes are locked in a fixed order (two phones' pushes to one class follow one
 * another), ops are added, registers resolved, and the batch is written last.
 */
import { sql } from 'kysely';
import type { Result } from '../../domain/result.ts';
import type { VolunteerPhone } from '../../domain/people.ts';
import type { WireOp } from '../../protocol/op.ts';
import type { OpResult, QuarantineReason } from '../../protocol/push.ts';
import type { TriagedOp } from '../triage.ts';
import { runChangeSet, type Change } from './change-set.ts';
import type { Database, Transaction } from './database.ts';
import { insertOps, quarantineOps, type AcceptedOp, type QuarantinedOp } from './op-rows.ts';
import { resolveRegisters } from './register-states.ts';

export type Delivery = {
  readonly phone: VolunteerPhone;
  readonly ops: readonly TriagedOp[];
  /** Greatest seq that the phone says it has. */
  readonly lastSeq: number;
  readonly batchId: string;
  /** Milliseconds since 1970. */
  readonly now: number;
};

export type Receipt = {
  readonly epoch: string;
  readonly receivedThrough: number;
  readonly results: readonly OpResult[];
};

/** Delivering the same ops again changes nothing and answers the same receipts as `duplicate`. */
export function storePush(database: Database, delivery: Delivery): Promise<Receipt> {
  const { municipalityCode, deviceId } = delivery.phone;
  const changeSet = {
    municipalityCode,
    batchId: delivery.batchId,
    deviceId,
    storedAt: delivery.now,
  };
  return runChangeSet(database, changeSet, (transaction) => store(transaction, delivery));
}

async function store(transaction: Transaction, delivery: Delivery): Promise<Change<Receipt>> {
  const { phone, ops, batchId } = delivery;
  await sql`SELECT 1 FROM device WHERE municipality_code = ${phone.municipalityCode}
    AND device_id = ${phone.deviceId} FOR UPDATE`.execute(transaction);

  const foreignClasses = await lockClasses(transaction, phone, ops);
  const resultByKey = new Map<string, OpResult>();
  const hashBySeq = await findKnownHashes(transaction, phone, ops);
  const accepted: AcceptedOp[] = [];
  const quarantined: QuarantinedOp[] = [];

  for (const op of ops) {
    const key = `${op.seq} ${op.hash}`;
    if (resultByKey.has(key)) continue;
    const known = hashBySeq.get(op.seq);
    const putAside = known?.quarantined.get(op.hash);
    if (putAside) resultByKey.set(key, resultOf(op, 'quarantined', putAside));
    else if (known?.applied === op.hash) resultByKey.set(key, resultOf(op, 'duplicate'));
    else {
      const verdict = judge(op, known !== undefined, foreignClasses);
      if (verdict.ok) accepted.push({ op: verdict.value, hash: op.hash });
      else quarantined.push({ seq: op.seq, hash: op.hash, raw: op.raw, reason: verdict.failure });
      resultByKey.set(
        key,
        verdict.ok ? resultOf(op, 'applied') : resultOf(op, 'quarantined', verdict.failure),
      );
      hashBySeq.set(op.seq, {
        applied: verdict.ok ? op.hash : known?.applied,
        quarantined: known?.quarantined ?? new Map(),
      });
    }
  }

  if (accepted.length > 0) {
    await insertOps(transaction, phone, batchId, accepted);
    await resolveRegisters(
      transaction,
      phone.municipalityCode,
      accepted.map(({ op }) => op.register),
    );
  }
  if (quarantined.length > 0) await quarantineOps(transaction, phone, batchId, quarantined);
  const { epoch, receivedThrough } = await noteContact(transaction, delivery);
  const results = ops.flatMap((op) => resultByKey.get(`${op.seq} ${op.hash}`) ?? []);
  return {
    changed: accepted.length > 0 || quarantined.length > 0,
    value: { epoch, receivedThrough, results },
  };
}

function judge(
  op: TriagedOp,
  idIsTaken: boolean,
  foreignClasses: ReadonlySet<string>,
): Result<WireOp, QuarantineReason> {
  // The first op under an id stays; another one under it tells a copied phone.
  if (idIsTaken) return { ok: false, failure: 'hash-differs' };
  if (op.verdict.ok && foreignClasses.has(op.verdict.value.register.classSessionId))
    return { ok: false, failure: 'not-your-group' };
  return op.verdict;
}

const resultOf = (
  { opId, hash }: TriagedOp,
  status: OpResult['status'],
  reason?: QuarantineReason,
): OpResult => (reason ? { opId, hash, status, reason } : { opId, hash, status });

/**
 * A class that nobody has heard of belongs to the group of the phone that writes first. Answers the
 * classes that belong to other groups. Sorted, so that two pushes never wait for each other in a ring.
 */
async function lockClasses(
  transaction: Transaction,
  phone: VolunteerPhone,
  ops: readonly TriagedOp[],
): Promise<ReadonlySet<string>> {
  const ids = [
    ...new Set(
      ops.flatMap(({ verdict }) => (verdict.ok ? verdict.value.register.classSessionId : [])),
    ),
  ].sort();
  if (ids.length === 0) return new Set();
  await sql`
    INSERT INTO class_record (municipality_code, class_session_id, group_id)
    SELECT ${phone.municipalityCode}, id, ${phone.groupId}
    FROM unnest(${ids}::text[]) WITH ORDINALITY AS given (id, place) ORDER BY place
    ON CONFLICT (municipality_code, class_session_id) DO NOTHING`.execute(transaction);
  const locked = await sql<{ class_session_id: string; group_id: string }>`
    SELECT class_session_id, group_id FROM class_record
    WHERE municipality_code = ${phone.municipalityCode}
      AND class_session_id = ANY(${ids}::text[])
    ORDER BY class_session_id FOR UPDATE`.execute(transaction);
  return new Set(
    locked.rows.filter((row) => row.group_id !== phone.groupId).map((row) => row.class_session_id),
  );
}

type KnownHashes = {
  readonly applied: string | undefined;
  readonly quarantined: ReadonlyMap<string, QuarantineReason>;
};

/** What the city already holds under these ids. */
async function findKnownHashes(
  transaction: Transaction,
  phone: VolunteerPhone,
  ops: readonly TriagedOp[],
): Promise<Map<number, KnownHashes>> {
  const seqs = [...new Set(ops.map((op) => op.seq))];
  const { rows } = await sql<{ seq: number; hash: string; reason: QuarantineReason | null }>`
    SELECT seq, hash, NULL AS reason FROM op
    WHERE municipality_code = ${phone.municipalityCode} AND device_id = ${phone.deviceId}
      AND seq = ANY(${seqs}::bigint[])
    UNION ALL
    SELECT seq, hash, reason FROM quarantined_op
    WHERE municipality_code = ${phone.municipalityCode} AND device_id = ${phone.deviceId}
      AND seq = ANY(${seqs}::bigint[])`.execute(transaction);
  const hashBySeq = new Map<
    number,
    { applied: string | undefined; quarantined: Map<string, QuarantineReason> }
  >();
  for (const { seq, hash, reason } of rows) {
    const known = hashBySeq.get(seq) ?? { applied: undefined, quarantined: new Map() };
    if (reason) known.quarantined.set(hash, reason);
    else known.applied = hash;
    hashBySeq.set(seq, known);
  }
  return hashBySeq;
}

/** `received_through` moves over every seq that follows without a gap, applied or put aside. */
async function noteContact(
  transaction: Transaction,
  { phone, lastSeq, now, ops }: Delivery,
): Promise<{ epoch: string; receivedThrough: number }> {
  const greatest = Math.max(lastSeq, ...ops.slice(-1).map((op) => op.seq));
  const { rows } = await sql<{ epoch: string; receivedThrough: number }>`
    UPDATE device AS known SET
      last_contact_at = ${now},
      last_seq = greatest(known.last_seq, ${greatest}::bigint),
      received_through = coalesce((
        SELECT max(seq) FROM (
          SELECT seq, row_number() OVER (ORDER BY seq) AS place FROM (
            SELECT seq FROM op WHERE municipality_code = ${phone.municipalityCode}
              AND device_id = ${phone.deviceId} AND seq > known.received_through
            UNION
            SELECT seq FROM quarantined_op WHERE municipality_code = ${phone.municipalityCode}
              AND device_id = ${phone.deviceId} AND seq > known.received_through
          ) AS held
        ) AS numbered WHERE seq = known.received_through + place
      ), known.received_through)
    FROM sync_clock
    WHERE known.municipality_code = ${phone.municipalityCode}
      AND known.device_id = ${phone.deviceId}
      AND sync_clock.municipality_code = ${phone.municipalityCode}
    RETURNING sync_clock.epoch, known.received_through AS "receivedThrough"`.execute(transaction);
  const [row] = rows;
  if (!row) throw new Error('The device or the sync clock vanished within the transaction');
  return row;
}
