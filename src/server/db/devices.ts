/** Volunteers' phones, as the city knows them. */
import { sql } from 'kysely';
import type { VolunteerPhone } from '../../domain/people.ts';
import { fail, succeed, type Result } from '../../domain/result.ts';
import type { Devices } from '../../protocol/staff.ts';
import { inMunicipality, withPresentedSecret, type Database } from './database.ts';
import { writeAudit } from './audit.ts';

export type TokenRefusal = { readonly type: 'unknown-token' } | { readonly type: 'phone-revoked' };

/** Whose token is this? `tokenHash` is SHA-256 of the token, hex. */
export function findPhone(
  database: Database,
  tokenHash: string,
  now: number,
): Promise<Result<VolunteerPhone, TokenRefusal>> {
  return withPresentedSecret(database, tokenHash, async (transaction) => {
    const { rows } = await sql<Omit<VolunteerPhone, 'kind'> & { ended: boolean }>`
      SELECT municipality_code AS "municipalityCode", device_id AS "deviceId",
        group_id AS "groupId", revoked_at IS NOT NULL OR expires_at <= ${now} AS ended
      FROM device WHERE token_hash = ${tokenHash}`.execute(transaction);
    const [row] = rows;
    if (!row) return fail({ type: 'unknown-token' });
    const { ended, ...phone } = row;
    return ended ? fail({ type: 'phone-revoked' }) : succeed({ kind: 'volunteer', ...phone });
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
        last_contact_at AS "lastContactAt",
        greatest(last_seq - received_through, 0) AS "missingOps",
        (SELECT count(*) FROM quarantined_op
          WHERE quarantined_op.municipality_code = device.municipality_code
            AND quarantined_op.device_id = device.device_id) AS "quarantinedOps"
      FROM device
      LEFT JOIN document ON document.municipality_code = device.municipality_code
        AND document.kind = 'group' AND document.document_id = device.group_id
      WHERE device.municipality_code = ${municipalityCode}
      ORDER BY enrolled_at DESC, device.device_id`.execute(transaction);
    return rows;
  });
}

/** Ends a phone's enrollment at once; false where there is no such phone. Again changes nothing. */
export function revokeDevice(
  database: Database,
  municipalityCode: string,
  deviceId: string,
  by: { readonly actor: string; readonly now: number },
): Promise<boolean> {
  return inMunicipality(database, municipalityCode, async (transaction) => {
    const { rows } = await sql`
      UPDATE device SET revoked_at = coalesce(revoked_at, ${by.now})
      WHERE municipality_code = ${municipalityCode} AND device_id = ${deviceId}
      RETURNING 1`.execute(transaction);
    if (rows.length === 0) return false;
    await writeAudit(transaction, municipalityCode, {
      at: by.now,
      actor: by.actor,
      deed: 'revoke phone',
      subject: deviceId,
    });
    return true;
  });
}
