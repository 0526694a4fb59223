/** Eight Crockford characters: 40 bits that can be read out and typed. */

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Makes a code from 5 random bytes. */
export function createEnrollmentCode(randomBytes: Uint8Array): string {
  const bits = randomBytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return Array.from(
    { length: 8 },
    (_, place) => alphabet[Number((bits >> BigInt(5 * (7 - place))) & 31n)],
  ).join('');
}

/** As it is read out: `XXXX-XXXX`. */
export const readableEnrollmentCode = (code: string): string =>
  `${code.slice(0, 4)}-${code.slice(4)}`;
