/** The city's own key pairs, to which phones seal what others carry. */
import { createHash, webcrypto } from 'node:crypto';
import { sql } from 'kysely';
import type { SealKey } from '../../protocol/bundle.ts';
import type { PublicKey } from '../../protocol/public-key.ts';
import { inMunicipality, type Database, type Transaction } from './database.ts';

/** The public half that phones are told of; made at first need. */
export function ensureSealKey(
  database: Database,
  municipalityCode: string,
  now: number,
): Promise<SealKey> {
  return inMunicipality(database, municipalityCode, async (transaction) => {
    const known = await findSealKey(transaction, municipalityCode);
    if (known) return known;
    const { sealKey, privateKey } = await createKeys();
    // Two servers starting at once: the first one's stays the city's.
    await sql`SELECT 1 FROM municipality WHERE municipality_code = ${municipalityCode}
      FOR UPDATE`.execute(transaction);
    await sql`
      INSERT INTO city_key (municipality_code, key_id, public_key, private_key, made_at)
      SELECT ${municipalityCode}, ${sealKey.keyId}, ${JSON.stringify(sealKey.publicKey)}::jsonb,
        ${JSON.stringify(privateKey)}::jsonb, ${now}
      WHERE NOT EXISTS (SELECT 1 FROM city_key WHERE municipality_code = ${municipalityCode})`.execute(
      transaction,
    );
    return (await findSealKey(transaction, municipalityCode)) ?? sealKey;
  });
}

/** Null where none has been made yet. */
export const readSealKey = (
  database: Database,
  municipalityCode: string,
): Promise<SealKey | null> =>
  inMunicipality(database, municipalityCode, (transaction) =>
    findSealKey(transaction, municipalityCode),
  );

/** The private half; null where the city has no such key. */
export function readPrivateKey(
  database: Database,
  municipalityCode: string,
  keyId: string,
): Promise<webcrypto.CryptoKey | null> {
  return inMunicipality(database, municipalityCode, async (transaction) => {
    const { rows } = await sql<{ privateKey: webcrypto.JsonWebKey }>`
      SELECT private_key AS "privateKey" FROM city_key
      WHERE municipality_code = ${municipalityCode} AND key_id = ${keyId}`.execute(transaction);
    const [row] = rows;
    if (!row) return null;
    return webcrypto.subtle.importKey('jwk', row.privateKey, ecdh, false, ['deriveBits']);
  });
}

const ecdh = { name: 'ECDH', namedCurve: 'P-256' };

async function findSealKey(
  transaction: Transaction,
  municipalityCode: string,
): Promise<SealKey | null> {
  const { rows } = await sql<SealKey>`
    SELECT key_id AS "keyId", public_key AS "publicKey" FROM city_key
    WHERE municipality_code = ${municipalityCode} ORDER BY made_at DESC, key_id LIMIT 1`.execute(
    transaction,
  );
  return rows[0] ?? null;
}

async function createKeys(): Promise<{
  readonly sealKey: SealKey;
  readonly privateKey: webcrypto.JsonWebKey;
}> {
  const pair = await webcrypto.subtle.generateKey(ecdh, true, ['deriveBits']);
  const { x = '', y = '' } = await webcrypto.subtle.exportKey('jwk', pair.publicKey);
  const publicKey: PublicKey = { kty: 'EC', crv: 'P-256', x, y };
  const keyId = createHash('sha256').update(`${x}.${y}`).digest('hex').slice(0, 16);
  return {
    sealKey: { keyId, publicKey },
    privateKey: await webcrypto.subtle.exportKey('jwk', pair.privateKey),
  };
}
