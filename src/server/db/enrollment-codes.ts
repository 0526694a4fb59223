/** Codes with which a phone joins a group: one use, one day; only an HMAC of a code is stored. */
import { sql } from 'kysely';
import { DAY } from '../../domain/time.ts';
import { fail, succeed, type Result } from '../../domain/result.ts';
import type { City } from '../../protocol/city.ts';
import type { EnrollmentRequest } from '../../protocol/enrollment.ts';
import type { OpenEnrollmentCodes } from '../../protocol/staff.ts';
import { writeAudit } from './audit.ts';
import { findCity } from './cities.ts';
import { noteLoss } from './devices.ts';
import {
  inMunicipality,
  withPresentedSecret,
  type Database,
  type Transaction,
} from './database.ts';

const codeLifetime = DAY;
const enrollmentLifetime = 180 * DAY;

export type CodeIssue = {
  readonly municipalityCode: string;
  readonly groupId: string;
  readonly codeId: string;
  readonly codeHmac: string;
  readonly actor: string;
  readonly now: number;
};

/** Answers when the code expires, or null where there is no such group. */
export function issueEnrollmentCode(database: Database, issue: CodeIssue): Promise<number | null> {
  const { municipalityCode, groupId, codeId, now } = issue;
  const expiresAt = now + codeLifetime;
  return inMunicipality(database, municipalityCode, async (transaction) => {
    const { rows } = await sql`
      INSERT INTO enrollment_code
        (municipality_code, code_id, code_hmac, group_id, issued_at, expires_at)
      SELECT municipality_code, ${codeId}, ${issue.codeHmac}, document_id, ${now}, ${expiresAt}
      FROM document WHERE municipality_code = ${municipalityCode} AND kind = 'group'
        AND document_id = ${groupId} AND NOT deleted
      RETURNING 1`.execute(transaction);
    if (rows.length === 0) return null;
    await writeAudit(transaction, municipalityCode, {
      at: now,
      actor: issue.actor,
      deed: 'issue enrollment code',
      subject: groupId,
    });
    return expiresAt;
  });
}

export function listOpenEnrollmentCodes(
  database: Database,
  municipalityCode: string,
  now: number,
): Promise<OpenEnrollmentCodes['codes']> {
  return inMunicipality(database, municipalityCode, async (transaction) => {
    const { rows } = await sql<OpenEnrollmentCodes['codes'][number]>`
      SELECT code_id AS "codeId", group_id AS "groupId",
        coalesce(document.body ->> 'name', group_id) AS "groupName",
        issued_at AS "issuedAt", expires_at AS "expiresAt"
      FROM enrollment_code
      LEFT JOIN document ON document.municipality_code = enrollment_code.municipality_code
        AND document.kind = 'group' AND document.document_id = group_id
      WHERE enrollment_code.municipality_code = ${municipalityCode}
        AND used_at IS NULL AND expires_at > ${now}
      ORDER BY issued_at DESC, code_id`.execute(transaction);
    return rows;
  });
}

/** Makes an open code useless; false where there is none. */
export function withdrawEnrollmentCode(
  database: Database,
  municipalityCode: string,
  codeId: string,
  by: { readonly actor: string; readonly now: number },
): Promise<boolean> {
  return inMunicipality(database, municipalityCode, async (transaction) => {
    const { rows } = await sql`
      UPDATE enrollment_code SET expires_at = ${by.now}
      WHERE municipality_code = ${municipalityCode} AND code_id = ${codeId}
        AND used_at IS NULL AND expires_at > ${by.now} RETURNING 1`.execute(transaction);
    if (rows.length === 0) return false;
    await writeAudit(transaction, municipalityCode, {
      at: by.now,
      actor: by.actor,
      deed: 'withdraw enrollment code',
      subject: codeId,
    });
    return true;
  });
}

export type Enrollment = {
  readonly codeHmac: string;
  readonly deviceId: string;
  readonly publicKey: EnrollmentRequest['publicKey'];
  /** SHA-256 of the phone's new token, hex. */
  readonly tokenHash: string;
  readonly lost?: EnrollmentRequest['lost'];
  readonly now: number;
};

export type EnrolledPhone = {
  readonly groupId: string;
  readonly groupName: string;
  readonly expiresAt: number;
  readonly city: City;
};

/** Which of unknown, used and expired a code is, is not told. */
export type EnrollmentRefusal = { readonly type: 'wrong-code' } | { readonly type: 'device-taken' };

/**
 * Spends the code and joins the phone. The look-up is by HMAC under the city's secret, so how long it
 * takes tells nothing about how near a guess was; the code is spent by one UPDATE, so of two phones
 * with one code only one gets in.
 */
export async function enrollPhone(
  database: Database,
  enrollment: Enrollment,
): Promise<Result<EnrolledPhone, EnrollmentRefusal>> {
  const municipalityCode = await findMunicipalityOfCode(database, enrollment.codeHmac);
  if (!municipalityCode) return fail({ type: 'wrong-code' });
  return inMunicipality(database, municipalityCode, async (transaction) => {
    if (await isTakenByAnother(transaction, municipalityCode, enrollment))
      return fail({ type: 'device-taken' });
    const groupId = await spendCode(transaction, municipalityCode, enrollment);
    if (!groupId) return fail({ type: 'wrong-code' });
    const expiresAt = enrollment.now + enrollmentLifetime;
    await writeDevice(transaction, municipalityCode, groupId, enrollment, expiresAt);
    if (enrollment.lost) await noteLoss(transaction, municipalityCode, enrollment.lost);
    await writeAudit(transaction, municipalityCode, {
      at: enrollment.now,
      actor: `phone:${enrollment.deviceId}`,
      deed: 'enroll phone',
      subject: groupId,
    });
    const { rows } = await sql<{ name: string }>`
      SELECT body ->> 'name' AS name FROM document WHERE municipality_code = ${municipalityCode}
        AND kind = 'group' AND document_id = ${groupId}`.execute(transaction);
    const city = await findCity(transaction, municipalityCode);
    if (!city) throw new Error(`Municipality ${municipalityCode} vanished`);
    return succeed({ groupId, groupName: rows[0]?.name ?? groupId, expiresAt, city });
  });
}

function findMunicipalityOfCode(database: Database, codeHmac: string): Promise<string | null> {
  return withPresentedSecret(database, codeHmac, async (transaction) => {
    const { rows } = await sql<{ municipality_code: string }>`
      SELECT municipality_code FROM enrollment_code WHERE code_hmac = ${codeHmac}`.execute(
      transaction,
    );
    return rows[0]?.municipality_code ?? null;
  });
}

async function spendCode(
  transaction: Transaction,
  municipalityCode: string,
  { codeHmac, deviceId, now }: Enrollment,
): Promise<string | null> {
  const { rows } = await sql<{ group_id: string }>`
    UPDATE enrollment_code SET used_at = ${now}, used_by = ${deviceId}
    WHERE municipality_code = ${municipalityCode} AND code_hmac = ${codeHmac}
      AND used_at IS NULL AND expires_at > ${now}
    RETURNING group_id`.execute(transaction);
  return rows[0]?.group_id ?? null;
}

/**
 * Everybody in a group sees its phones' device ids in their ops, so an id alone must not take over a
 * phone's place; the same phone coming back is known by its key, which only it and the city have.
 */
async function isTakenByAnother(
  transaction: Transaction,
  municipalityCode: string,
  { deviceId, publicKey }: Enrollment,
): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM device WHERE municipality_code = ${municipalityCode}
      AND device_id = ${deviceId}
      AND public_key <> ${JSON.stringify(publicKey)}::jsonb`.execute(transaction);
  return rows.length > 0;
}

async function writeDevice(
  transaction: Transaction,
  municipalityCode: string,
  groupId: string,
  { deviceId, publicKey, tokenHash, now }: Enrollment,
  expiresAt: number,
): Promise<void> {
  await sql`
    INSERT INTO device (municipality_code, device_id, group_id, public_key, token_hash,
      enrolled_at, expires_at)
    VALUES (${municipalityCode}, ${deviceId}, ${groupId}, ${JSON.stringify(publicKey)}::jsonb,
      ${tokenHash}, ${now}, ${expiresAt})
    ON CONFLICT (municipality_code, device_id) DO UPDATE SET
      group_id = excluded.group_id, token_hash = excluded.token_hash,
      enrolled_at = excluded.enrolled_at, expires_at = excluded.expires_at,
      revoked_at = NULL, left_at = NULL, stolen = false`.execute(transaction);
}
