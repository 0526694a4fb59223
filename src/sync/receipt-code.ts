/**
 * A class as six letters that a volunteer reads to a member of staff: the same letters on both screens
 * mean the same records. Six letters of Crockford's alphabet are 30 bits: two differing sets agree by
 * chance once in a thousand million comparisons, and nobody takes them for an enrollment code, which has eight.
 */
import type { OpId, Sha256 } from './op.ts';

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bitsPerLetter = 5;
const letterCount = 6;

/** `hashById`: every op of the class that the city counts. Answers e.g. `K7M-2QX`. */
export async function receiptCodeOf(
  hashById: ReadonlyMap<OpId, string>,
  sha256: Sha256,
): Promise<string> {
  const lines = [...hashById].map(([opId, hash]) => `${opId} ${hash}\n`).sort();
  const digest = await sha256(lines.join(''));
  const bits = Number.parseInt(digest.slice(0, 8), 16);
  const code = Array.from({ length: letterCount }, (_, place) =>
    letters.charAt((bits >>> (32 - bitsPerLetter * (place + 1))) & 31),
  ).join('');
  return `${code.slice(0, 3)}-${code.slice(3)}`;
}
