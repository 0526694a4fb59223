/** Volunteers' phones, as the city knows them. */
import { sql } from 'kysely';
import type { VolunteerPhone } from '../../domain/people.ts';
import { fail, succeed, type Result } from '../../domain/result.ts';
import type { CopyRequest } from '../../protocol/enrollment.ts';
import type { Devices } from '../../protocol/staff.ts';
import {
  inMunicipality,
  withPresentedSecret,
  type Database,
  type Transaction,
} from './database.ts';
import { writeAudit } from './audit.ts';

/** What a token opens: a phone, and whether its enrollment has ended (revoked, left, or after 180 days). */
export type KnownPhone = VolunteerPhone & { readonly ended: boolean };

export type TokenRefusal = { readonly type: 'unknown-token' } | { readonly type: 'phone-stolen' };

/** Whose token is this? `tokenHash` is SHA-256 of the token, hex. */
export function findPhone(
  database: Database,
  tokenHash: string,
  now: number,
): Promise<Result<KnownPhone, TokenRefusal>> {
  return withPresentedSecret(database, tokenHash, async (transaction) => {
    const { rows } = await sql<Omit<KnownPhone, 'kind'> & { stolen: boolean }>`
      SELECT municipality_code AS "municipalityCode", device_id AS "deviceId", stolen,
        group_id AS "groupId",
        revoked_at IS NOT NULL OR left_at IS NOT NULL OR expires_at <= ${now} AS ended
      FROM device WHERE token_hash = ${tokenHash}`.execute(transaction);
    const [row] = rows;
    if (!row) return fail({ type: 'unknown-token' });
    const { stolen, ...phone } = row;
    return stolen ? fail({ type: 'phone-stolen' }) : succeed({ kind: 'volunteer', ...phone });
  });
}

export type SigningPhone = KnownPhone & {
  readonly stolen: boolean;
  readonly publicKey: CopyRequest['publicKey'];
  readonly groupName: string;
};

/** Whose signature a parcel bears; null where there is no such phone. */
export function findSigner(
  database: Database,
  municipalityCode: string,
  deviceId: string,
  now: number,
): Promise<SigningPhone | null> {
  return inMunicipality(database, municipalityCode, async (transaction) => {
    const { rows } = await sql<Omit<SigningPhone, 'kind' | 'municipalityCode' | 'deviceId'>>`
      SELECT group_id AS "groupId", revoked_at IS NOT NULL OR expires_at <= ${now} AS ended,
        stolen, public_key AS "publicKey",
        coalesce(document.body ->> 'name', group_id) AS "groupName"
      FROM device LEFT JOIN document ON document.municipality_code = device.municipality_code
        AND document.kind = 'group' AND document.document_id = device.group_id
      WHERE device.municipality_code = ${municipalityCode} AND device_id = ${deviceId}`.execute(
      transaction,
    );
    const [row] = rows;
    return row ? { kind: 'volunteer', municipalityCode, deviceId, ...row } : null;
  });
}

export function listDevices(
  database: Database,
  municipalityCode: string,
): Promise<Devices['devices']> {
  return inMunicipality(database, municipalityCode, async (transaction) => {
    const { rows } = await sql<Devices['devices'][number]>`
      SELECT device.device_id AS "deviceId", group_id AS "groupId",
        coalesce(document.body ->> 'name', group_id) AS "groupName",
        enrolled_at AS "enrolledAt", expires_at AS "expiresAt", revoked_at AS "revokedAt",
        left_at AS "leftAt",
        last_contact_at AS "lastContactAt",
        stolen,
        greatest(last_seq - received_through - beyond.received, 0) AS "missingOps",
        aside.quarantined AS "quarantinedOps", aside.held AS "heldOps"
      FROM device
      CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE status = 'quarantined') AS quarantined,
          count(*) FILTER (WHERE status = 'held') AS held
        FROM quarantined_op
        WHERE quarantined_op.municipality_code = device.municipality_code
          AND quarantined_op.device_id = device.device_id
      ) AS aside
      -- What arrived behind a gap is not missing.
      CROSS JOIN LATERAL (
        SELECT count(*) AS received FROM (
          SELECT seq FROM op WHERE op.municipality_code = device.municipality_code
            AND op.device_id = device.device_id AND seq > received_through
          UNION
          SELECT seq FROM quarantined_op
            WHERE quarantined_op.municipality_code = device.municipality_code
            AND quarantined_op.device_id = device.device_id AND seq > received_through
        ) AS received_beyond
      ) AS beyond
      LEFT JOIN document ON document.municipality_code = device.municipality_code
        AND document.kind = 'group' AND document.document_id = device.group_id
      WHERE device.municipality_code = ${municipalityCode}
      ORDER BY enrolled_at DESC, device.device_id`.execute(transaction);
    return rows;
  });
}

/**
 * Ends a phone's enrollment at once; false where there is no such phone. Again changes nothing. What the
 * phone still hands over is held for staff; of a stolen one nothing is taken.
 */
export function revokeDevice(
  database: Database,
  municipalityCode: string,
  deviceId: string,
  by: { readonly actor: string; readonly now: number; readonly stolen?: boolean },
): Promise<boolean> {
  return inMunicipality(database, municipalityCode, async (transaction) => {
    const { rows } = await sql`
      UPDATE device SET revoked_at = coalesce(revoked_at, ${by.now}),
        stolen = stolen OR ${by.stolen ?? false}
      WHERE municipality_code = ${municipalityCode} AND device_id = ${deviceId}
      RETURNING 1`.execute(transaction);
    if (rows.length === 0) return false;
    await writeAudit(transaction, municipalityCode, {
      at: by.now,
      actor: by.actor,
      deed: by.stolen ? 'report phone stolen' : 'revoke phone',
      subject: deviceId,
    });
    return true;
  });
}

/** The phone says that it leaves its group: its token opens nothing any more. Again changes nothing. */
export function noteLeaving(
  database: Database,
  { municipalityCode, deviceId }: VolunteerPhone,
  now: number,
): Promise<void> {
  return inMunicipality(database, municipalityCode, async (transaction) => {
    await sql`UPDATE device SET left_at = coalesce(left_at, ${now})
      WHERE municipality_code = ${municipalityCode} AND device_id = ${deviceId}`.execute(
      transaction,
    );
    await writeAudit(transaction, municipalityCode, {
      at: now,
      actor: `phone:${deviceId}`,
      deed: 'leave group',
      subject: deviceId,
    });
  });
}

export type PhoneCopy = {
  readonly deviceId: string;
  readonly publicKey: CopyRequest['publicKey'];
  /** SHA-256 of the copy's new token, hex. */
  readonly tokenHash: string;
  readonly now: number;
};

/** So many may come of one phone: a token that leaked must not make phones without end. */
const greatestCopies = 20;

/**
 * Gives a copied phone an id of its own in the same group, until the same day. Asked again with the same
 * key it gets another token; false where the id belongs to somebody else, or copies are too many.
 */
export function addCopy(
  database: Database,
  { municipalityCode, deviceId: original }: VolunteerPhone,
  { deviceId, publicKey, tokenHash, now }: PhoneCopy,
): Promise<boolean> {
  return inMunicipality(database, municipalityCode, async (transaction) => {
    const key = JSON.stringify(publicKey);
    const { rows } = await sql`
      INSERT INTO device AS known (municipality_code, device_id, group_id, public_key, token_hash,
        enrolled_at, expires_at)
      SELECT municipality_code, ${deviceId}, group_id, ${key}::jsonb, ${tokenHash}, ${now}, expires_at
      FROM device WHERE municipality_code = ${municipalityCode} AND device_id = ${original}
        AND (SELECT count(*) FROM device_former WHERE municipality_code = ${municipalityCode}
          AND former_id = ${original} AND device_id <> ${deviceId}) < ${greatestCopies}
      ON CONFLICT (municipality_code, device_id) DO UPDATE SET token_hash = excluded.token_hash
        WHERE known.public_key = excluded.public_key AND EXISTS (SELECT 1 FROM device_former
          WHERE device_former.municipality_code = known.municipality_code
          AND device_former.device_id = known.device_id AND former_id = ${original})
      RETURNING 1`.execute(transaction);
    if (rows.length === 0) return false;
    await writeFormer(transaction, municipalityCode, deviceId, original);
    await writeAudit(transaction, municipalityCode, {
      at: now,
      actor: `phone:${original}`,
      deed: 'copy phone',
      subject: deviceId,
    });
    return true;
  });
}

/**
 * The phone says that it was another before, and proves it by that one's key. A restored city may know
 * nothing of the former id: then it is the phone's. False where the id has another key.
 */
export function claimFormer(
  database: Database,
  { municipalityCode, deviceId, groupId }: VolunteerPhone,
  former: Pick<PhoneCopy, 'deviceId' | 'publicKey' | 'now'>,
): Promise<boolean> {
  return inMunicipality(database, municipalityCode, async (transaction) => {
    const key = JSON.stringify(former.publicKey);
    // No token hashes to nothing: the former id opens no door by itself.
    const { rows } = await sql`
      INSERT INTO device AS known (municipality_code, device_id, group_id, public_key, token_hash,
        enrolled_at, expires_at)
      VALUES (${municipalityCode}, ${former.deviceId}, ${groupId}, ${key}::jsonb, '', ${former.now},
        ${former.now})
      ON CONFLICT (municipality_code, device_id) DO UPDATE SET public_key = known.public_key
        WHERE known.public_key = excluded.public_key
      RETURNING 1`.execute(transaction);
    if (rows.length === 0) return false;
    await writeFormer(transaction, municipalityCode, deviceId, former.deviceId);
    return true;
  });
}

async function writeFormer(
  transaction: Transaction,
  municipalityCode: string,
  deviceId: string,
  formerId: string,
): Promise<void> {
  await sql`INSERT INTO device_former VALUES (${municipalityCode}, ${deviceId}, ${formerId})
    ON CONFLICT DO NOTHING`.execute(transaction);
}

/**
 * The phone as it was under a former id, in the group that it had then; null where it never was that one.
 * Where another phone with that id was stolen or ended, staff look first.
 */
export function findFormer(
  database: Database,
  phone: KnownPhone,
  formerId: string,
): Promise<KnownPhone | null> {
  const { municipalityCode } = phone;
  return inMunicipality(database, municipalityCode, async (transaction) => {
    const { rows } = await sql<{ groupId: string; ended: boolean }>`
      SELECT group_id AS "groupId", revoked_at IS NOT NULL OR stolen AS ended
      FROM device JOIN device_former ON device_former.municipality_code = device.municipality_code
        AND former_id = device.device_id
      WHERE device.municipality_code = ${municipalityCode} AND former_id = ${formerId}
        AND device_former.device_id = ${phone.deviceId}`.execute(transaction);
    const [row] = rows;
    if (!row) return null;
    return { ...phone, deviceId: formerId, groupId: row.groupId, ended: phone.ended || row.ended };
  });
}

/** A phone said what its browser has lost: so many records of its former id are missing for good. */
export async function noteLoss(
  transaction: Transaction,
  municipalityCode: string,
  { deviceId, lastSeq }: { readonly deviceId: string; readonly lastSeq: number },
): Promise<void> {
  await sql`UPDATE device SET last_seq = greatest(last_seq, ${lastSeq}::bigint)
    WHERE municipality_code = ${municipalityCode} AND device_id = ${deviceId}`.execute(transaction);
}
