/**
 * A bundle as a series of QR codes that another phone reads in any order. Each frame is
 * `HIROBA1 <bundle id> <number>/<of> <checksum> <piece of the text>`.
 */
import type { Sha256 } from '../sync/op.ts';

export type Frame = {
  /** The first 16 hex digits of the SHA-256 of the whole text. */
  readonly bundleId: string;
  /** 1, 2, 3 … */
  readonly number: number;
  readonly of: number;
  readonly piece: string;
};

/** So much fits into a code whose squares an old camera still tells apart on an old screen. */
const pieceLength = 260;

/** More codes than anybody would hold a phone in front of; then the file is the way. */
export const greatestSeries = 99;

const checksumLength = 6;

export const bundleIdOf = async (text: string, sha256: Sha256): Promise<string> =>
  (await sha256(text)).slice(0, 16);

export async function framesOf(text: string, sha256: Sha256): Promise<readonly string[]> {
  const bundleId = await bundleIdOf(text, sha256);
  const of = Math.max(1, Math.ceil(text.length / pieceLength));
  return Promise.all(
    Array.from({ length: of }, async (_, index) => {
      const piece = text.slice(index * pieceLength, (index + 1) * pieceLength);
      const head = `HIROBA1 ${bundleId} ${index + 1}/${of}`;
      return `${head} ${await checksumOf(head, piece, sha256)} ${piece}`;
    }),
  );
}

/** Null for a code of something else, and for one that was misread. */
export async function readFrame(text: string, sha256: Sha256): Promise<Frame | null> {
  const found = /^(HIROBA1 ([0-9a-f]{16}) (\d{1,2})\/(\d{1,2})) ([0-9a-f]{6}) ([^]+)$/.exec(text);
  if (!found) return null;
  const [, head = '', bundleId = '', number, of, checksum, piece = ''] = found;
  const frame = { bundleId, number: Number(number), of: Number(of), piece };
  const isPlaced = frame.number >= 1 && frame.number <= frame.of;
  return isPlaced && checksum === (await checksumOf(head, piece, sha256)) ? frame : null;
}

/** What has been read of one series so far. */
export type Collection = {
  readonly bundleId: string;
  readonly of: number;
  readonly pieceByNumber: ReadonlyMap<number, string>;
};

/** A frame of another series begins anew: whoever holds up another one means that one. */
export function collect(collection: Collection | null, frame: Frame): Collection {
  const { bundleId, of, number, piece } = frame;
  const known =
    collection?.bundleId === bundleId && collection.of === of ? collection.pieceByNumber : [];
  return { bundleId, of, pieceByNumber: new Map([...known, [number, piece]]) };
}

/** The numbers that have not been read yet. */
export const missingOf = ({ of, pieceByNumber }: Collection): readonly number[] =>
  Array.from({ length: of }, (_, index) => index + 1).filter(
    (number) => !pieceByNumber.has(number),
  );

/** The whole text; null while something is missing, or where the pieces are not of one text. */
export async function assemble(collection: Collection, sha256: Sha256): Promise<string | null> {
  if (missingOf(collection).length > 0) return null;
  const pieces = [...collection.pieceByNumber].sort(([a], [b]) => a - b);
  const text = pieces.map(([, piece]) => piece).join('');
  return (await bundleIdOf(text, sha256)) === collection.bundleId ? text : null;
}

const checksumOf = async (head: string, piece: string, sha256: Sha256): Promise<string> =>
  (await sha256(`${head} ${piece}`)).slice(0, checksumLength);
