/**
 * The audit: who did what to what, never with which values. Every row holds the hash of the one
 * before it, so that a removed or altered row shows.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { canonicalJson } from '../../sync/op.ts';
import type { Transaction } from './database.ts';

export const auditedDeeds = [
  'sign in',
  'create first administrator',
  'issue enrollment code',
  'withdraw enrollment code',
  'enroll phone',
  'revoke phone',
  'leave group',
  'report phone stolen',
  'copy phone',
  'lock class',
  'unlock class',
  'release held records',
  'take in parcel',
  'erase records',
  'edit document',
  'delete document',
  'view reports',
  'export records',
  'remove sample',
  'make backup',
  'mark backup',
  'restore backup',
] as const;

export type AuditEntry = {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** `staff:<account id>`, `phone:<device id>` or `server`. */
  readonly actor: string;
  readonly deed: (typeof auditedDeeds)[number];
  /** Id of what it was done to, or the name of the table that was looked at. */
  readonly subject: string;
};

/** Adds an entry in the transaction of the deed itself. */
export async function writeAudit(
  transaction: Transaction,
  municipalityCode: string,
  entry: AuditEntry,
): Promise<void> {
  const { rows } = await sql<{ number: number; hash: string }>`
    SELECT number, hash FROM audit_head WHERE municipality_code = ${municipalityCode}
    FOR UPDATE`.execute(transaction);
  const [head] = rows;
  if (!head) throw new Error(`Municipality ${municipalityCode} has no audit`);
  const number = head.number + 1;
  const hash = hashOfEntry(entry, number, head.hash);
  await sql`
    INSERT INTO audit (municipality_code, number, at, actor, deed, subject, previous_hash, hash)
    VALUES (${municipalityCode}, ${number}, ${entry.at}, ${entry.actor}, ${entry.deed},
      ${entry.subject}, ${head.hash}, ${hash})`.execute(transaction);
  await sql`UPDATE audit_head SET number = ${number}, hash = ${hash}
    WHERE municipality_code = ${municipalityCode}`.execute(transaction);
}

/** Number of the first row that does not follow from the one before; null when the chain is whole. */
export async function findBrokenAudit(
  transaction: Transaction,
  municipalityCode: string,
): Promise<number | null> {
  const { rows } = await sql<AuditEntry & { number: number; hash: string }>`
    SELECT number, at, actor, deed, subject, hash FROM audit
    WHERE municipality_code = ${municipalityCode} ORDER BY number`.execute(transaction);
  let previous = '';
  for (const [index, { number, hash, ...entry }] of rows.entries()) {
    if (number !== index + 1 || hash !== hashOfEntry(entry, number, previous)) return number;
    previous = hash;
  }
  return null;
}

function hashOfEntry(entry: AuditEntry, number: number, previousHash: string): string {
  const { at, actor, deed, subject } = entry;
  return createHash('sha256')
    .update(canonicalJson({ number, at, actor, deed, subject, previousHash }))
    .digest('hex');
}
