import { hexOf } from '../../domain/ids.ts';
import type { CopyRow } from '../store/records-database.ts';

/** A new id with a key of its own; the private half cannot leave the phone. */
export async function createIdentity(
  randomBytes: (count: number) => Uint8Array,
): Promise<Omit<CopyRow, 'key'>> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(
    { name: 'ECDSA', namedCurve: 'P-256' },
    false,
    ['sign', 'verify'],
  );
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', publicKey);
  return {
    deviceId: hexOf(randomBytes(16)),
    privateKey,
    publicKey: { kty: 'EC', crv: 'P-256', x, y },
  };
}
