/**
 * What waits on a phone as one parcel: a file, or a series of QR codes. Signed by the phone, sealed to the
 * city; whoever carries it sees the header and nothing else. `POST /api/parcels` (a phone that carries it),
 * `POST /api/staff/parcels` (a staff screen).
 */
import * as v from 'valibot';
import { Count, DeviceId, Id, MunicipalityCode, Name } from './fields.ts';
import { PublicKey } from './public-key.ts';
import { OpResult } from './push.ts';

/** Names one key of a city: the first 16 hex digits of the SHA-256 of `x.y`. */
const KeyId = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/));

/** Public half of the key that bundles are sealed to. */
export const SealKey = v.strictObject({ keyId: KeyId, publicKey: PublicKey });

/** Readable by everybody, alterable by nobody: it is sealed in with the rest. */
export const BundleHeader = v.strictObject({
  format: v.literal('sumaho-hiroba-records'),
  version: v.literal(1),
  municipalityCode: MunicipalityCode,
  keyId: KeyId,
  /** How many records are inside. */
  records: Count,
  /** How the text inside was made shorter before it was sealed. */
  packing: v.picklist(['deflate-raw', 'none']),
  /** Public half of the key that was made for this one bundle. */
  oneTimeKey: PublicKey,
});

/** Longest bundle (characters): a push's 1 MiB after base64. */
export const greatestBundle = 1_500_000;

export const Bundle = v.strictObject({
  ...BundleHeader.entries,
  /** Base64url. */
  sealed: v.pipe(v.string(), v.maxLength(greatestBundle), v.regex(/^[A-Za-z0-9_-]+$/)),
});

/**
 * Inside: who signed, and the body of the push that it would send, one for each id that it has or had. Each
 * is decoded as a push is.
 */
export const BundleContent = v.strictObject({
  signedBy: DeviceId,
  requests: v.pipe(
    v.array(v.looseObject({ ops: v.array(v.unknown()) })),
    v.minLength(1),
    v.maxLength(32),
  ),
});

const counts = {
  /** New to the city, and counted. */
  applied: Count,
  /** Had come before. */
  duplicate: Count,
  held: Count,
  quarantined: Count,
  erased: Count,
  /** Of an id that the city does not know as this phone's; they wait on the phone. */
  notTaken: Count,
};

/** To the carrier: how many, never what. */
export const ParcelAnswer = v.object(counts);

export const StaffParcelAnswer = v.object({
  ...counts,
  deviceId: DeviceId,
  groupId: Id,
  groupName: Name,
  results: v.array(OpResult),
});

export type SealKey = v.InferOutput<typeof SealKey>;
export type BundleHeader = v.InferOutput<typeof BundleHeader>;
export type Bundle = v.InferOutput<typeof Bundle>;
export type BundleContent = v.InferOutput<typeof BundleContent>;
export type ParcelAnswer = v.InferOutput<typeof ParcelAnswer>;
export type StaffParcelAnswer = v.InferOutput<typeof StaffParcelAnswer>;

/** A bundle as it came out of a file or of a series of codes; null where it is none. */
export function readBundle(text: string): Bundle | null {
  if (text.length > greatestBundle + 2_000) return null;
  const decoded = v.safeParse(v.pipe(v.string(), v.parseJson(), Bundle), text);
  return decoded.success ? decoded.output : null;
}
