/** The ops of registers, and the states that are made of them whenever one is added. */
import { sql } from 'kysely';
import type { JsonValue, Op, Register } from '../../sync/op.ts';
import type { RegisterState } from '../city-store.ts';
import type { Transaction } from './database.ts';

type OpRow = {
  readonly device_id: string;
  readonly seq: number;
  readonly actor_id: string;
  readonly class_session_id: string;
  readonly learner_id: string;
  readonly field: string;
  readonly value: JsonValue;
  readonly parents: readonly string[];
  readonly clock_millis: number;
  readonly clock_counter: number;
  readonly schema: number;
};

export const opColumns = sql`op.device_id, op.seq, op.actor_id, op.class_session_id, op.learner_id,
  op.field, op.value, op.parents, op.clock_millis, op.clock_counter, op.schema`;

export const opOf = (row: OpRow): Op => ({
  deviceId: row.device_id,
  seq: row.seq,
  actorId: row.actor_id,
  register: {
    classSessionId: row.class_session_id,
    learnerId: row.learner_id,
    field: row.field,
  },
  value: row.value,
  parents: row.parents,
  clock: { millis: row.clock_millis, counter: row.clock_counter },
  schema: row.schema,
});

/** Every op of these registers. */
export async function readOpsOf(
  transaction: Transaction,
  municipalityCode: string,
  registers: readonly Register[],
): Promise<readonly Op[]> {
  const { rows } = await sql<OpRow>`
    SELECT ${opColumns}
    FROM unnest(${registers.map((one) => one.classSessionId)}::text[],
      ${registers.map((one) => one.learnerId)}::text[],
      ${registers.map((one) => one.field)}::text[]) AS given (class_session_id, learner_id, field)
    JOIN op ON op.municipality_code = ${municipalityCode}
      AND op.class_session_id = given.class_session_id
      AND op.learner_id = given.learner_id AND op.field = given.field`.execute(transaction);
  return rows.map(opOf);
}

export async function writeStates(
  transaction: Transaction,
  municipalityCode: string,
  states: readonly RegisterState[],
): Promise<void> {
  const rows = states.map(({ register, value, conflict }) => ({
    class_session_id: register.classSessionId,
    learner_id: register.learnerId,
    field: register.field,
    value,
    conflict,
  }));
  await sql`
    INSERT INTO register_state (municipality_code, class_session_id, learner_id, field, value, conflict)
    SELECT ${municipalityCode}, class_session_id, learner_id, field, coalesce(value, 'null'), conflict
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given (class_session_id text,
      learner_id text, field text, value jsonb, conflict boolean)
    ON CONFLICT (municipality_code, class_session_id, learner_id, field)
    DO UPDATE SET value = excluded.value, conflict = excluded.conflict`.execute(transaction);
}
