/**
 * How a bundle is signed and sealed, alike on the phone and in the city (SPEC, P1–P4). WebCrypto and the
 * packing come in as arguments, so that this room stays pure.
 *
 * The phone signs the text with its own key (ECDSA P-256, SHA-256), together with the id of the key that it
 * seals to: what is opened cannot be sealed anew for somebody else. The seal is a key made for this one
 * bundle: ECDH P-256 with the city's key, HKDF-SHA-256, AES-256-GCM, with the header sealed in. So a key and
 * its nonce are used once, and both come out of the HKDF.
 */
import * as v from 'valibot';
import { fail, succeed, type Result } from '../domain/result.ts';
import {
  asciiJson,
  bytesOf,
  fromBase64Url,
  joinBytes,
  textOf,
  toBase64Url,
  type Bytes,
} from './bytes.ts';
import { BundleContent, type Bundle, type BundleHeader, type SealKey } from './bundle.ts';
import type { PublicKey } from './public-key.ts';

/** A key as WebCrypto holds it. */
type Key = object;
type KeyPair = { readonly privateKey: Key; readonly publicKey: Key };

type AesGcm = { readonly name: 'AES-GCM'; readonly iv: Bytes; readonly additionalData: Bytes };

type Agreement = { readonly name: 'ECDH'; readonly public: Key };
type Hkdf = {
  readonly name: 'HKDF';
  readonly hash: 'SHA-256';
  readonly salt: Bytes;
  readonly info: Bytes;
};

/** As much of `SubtleCrypto` as is needed here. */
export type Subtle = {
  generateKey(algorithm: typeof ecdh, extractable: true, usages: 'deriveBits'[]): Promise<KeyPair>;
  importKey(
    format: 'jwk',
    key: object,
    algorithm: typeof ecdh | typeof ecdsa,
    extractable: boolean,
    usages: ('deriveBits' | 'verify')[],
  ): Promise<Key>;
  importKey(
    format: 'raw',
    key: ArrayBuffer | Bytes,
    algorithm: 'HKDF' | 'AES-GCM',
    extractable: false,
    usages: ('deriveBits' | 'encrypt' | 'decrypt')[],
  ): Promise<Key>;
  exportKey(format: 'jwk', key: Key): Promise<{ x?: string; y?: string }>;
  deriveBits(algorithm: Agreement | Hkdf, key: Key, length: number): Promise<ArrayBuffer>;
  encrypt(algorithm: AesGcm, key: Key, bytes: Bytes): Promise<ArrayBuffer>;
  decrypt(algorithm: AesGcm, key: Key, bytes: Bytes): Promise<ArrayBuffer>;
  sign(algorithm: typeof signing, key: Key, bytes: Bytes): Promise<ArrayBuffer>;
  verify(algorithm: typeof signing, key: Key, signature: Bytes, bytes: Bytes): Promise<boolean>;
};

/** `deflate` is null where the browser cannot; `inflate` rejects what is damaged or grows too large. */
export type Packing = {
  readonly deflate: ((bytes: Bytes) => Promise<Bytes>) | null;
  readonly inflate: (bytes: Bytes) => Promise<Bytes>;
};

export type Sealer = {
  readonly subtle: Subtle;
  readonly packing: Pick<Packing, 'deflate'>;
  readonly municipalityCode: string;
  readonly sealKey: SealKey;
  /** The private half of the key by which the city knows the phone `content.signedBy`. */
  readonly signingKey: Key;
};

const ecdh = { name: 'ECDH', namedCurve: 'P-256' } as const;
const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const signing = { name: 'ECDSA', hash: 'SHA-256' } as const;
const signatureLength = 64;
const keyLength = 32;
const nonceLength = 12;

/** Of SHA-256 over what the phone signs: two lines that say what it is and for whom, then the text. */
const signedBytes = (keyId: string, text: string): Bytes =>
  bytesOf(`sumaho-hiroba-records 1\n${keyId}\n${text}`);

export async function sealBundle(sealer: Sealer, content: BundleContent): Promise<Bundle> {
  const { subtle, packing, municipalityCode, sealKey, signingKey } = sealer;
  const text = asciiJson(content as never);
  const toSign = signedBytes(sealKey.keyId, text);
  const signature = new Uint8Array(await subtle.sign(signing, signingKey, toSign));
  const packed = packing.deflate ? await packing.deflate(bytesOf(text)) : bytesOf(text);
  const oneTime = await subtle.generateKey(ecdh, true, ['deriveBits']);
  const { x = '', y = '' } = await subtle.exportKey('jwk', oneTime.publicKey);
  const header: BundleHeader = {
    format: 'sumaho-hiroba-records',
    version: 1,
    municipalityCode,
    keyId: sealKey.keyId,
    records: countRecords(content),
    packing: packing.deflate ? 'deflate-raw' : 'none',
    oneTimeKey: { kty: 'EC', crv: 'P-256', x, y },
  };
  const { key, algorithm } = await deriveSeal(
    subtle,
    oneTime.privateKey,
    sealKey.publicKey,
    header,
    'encrypt',
  );
  const sealed = await subtle.encrypt(algorithm, key, joinBytes(signature, packed));
  return { ...header, sealed: toBase64Url(new Uint8Array(sealed)) };
}

/** What was inside, and the signature that has still to be checked against the phone that it names. */
export type OpenedBundle = {
  readonly content: BundleContent;
  readonly isSignedWith: (publicKey: PublicKey) => Promise<boolean>;
};

/** `altered`: not sealed to this key, or changed on the way. */
export async function openBundle(
  { subtle, packing }: { readonly subtle: Subtle; readonly packing: Pick<Packing, 'inflate'> },
  privateKey: Key,
  { sealed, ...header }: Bundle,
): Promise<Result<OpenedBundle, 'altered'>> {
  try {
    const { key, algorithm } = await deriveSeal(
      subtle,
      privateKey,
      header.oneTimeKey,
      header,
      'decrypt',
    );
    const plain = new Uint8Array(await subtle.decrypt(algorithm, key, fromBase64Url(sealed)));
    const signature = plain.slice(0, signatureLength);
    const packed = plain.slice(signatureLength);
    const text = textOf(header.packing === 'none' ? packed : await packing.inflate(packed));
    const content = JSON.parse(text) as BundleContent;
    if (!v.is(BundleContent, content) || countRecords(content) !== header.records)
      return fail('altered');
    return succeed({
      content,
      isSignedWith: async (publicKey) => {
        const known = await importPublic(subtle, publicKey, ecdsa, ['verify']);
        return subtle.verify(signing, known, signature, signedBytes(header.keyId, text));
      },
    });
  } catch {
    // WebCrypto, unpacking and JSON throw each in its own way; to whoever asks they are one thing.
    return fail('altered');
  }
}

const countRecords = ({ requests }: BundleContent): number =>
  requests.reduce((sum, { ops }) => sum + ops.length, 0);

const importPublic = (
  subtle: Subtle,
  key: PublicKey,
  algorithm: typeof ecdh | typeof ecdsa,
  usages: 'verify'[],
): Promise<Key> => subtle.importKey('jwk', key, algorithm, false, usages);

async function deriveSeal(
  subtle: Subtle,
  privateKey: Key,
  otherKey: PublicKey,
  header: BundleHeader,
  use: 'encrypt' | 'decrypt',
): Promise<{ readonly key: Key; readonly algorithm: AesGcm }> {
  const other = await importPublic(subtle, otherKey, ecdh, []);
  const agreed = await subtle.deriveBits({ name: 'ECDH', public: other }, privateKey, 256);
  const secret = await subtle.importKey('raw', agreed, 'HKDF', false, ['deriveBits']);
  const additionalData = bytesOf(asciiJson(header));
  const derived = new Uint8Array(
    await subtle.deriveBits(
      { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: additionalData },
      secret,
      8 * (keyLength + nonceLength),
    ),
  );
  const key = await subtle.importKey('raw', derived.slice(0, keyLength), 'AES-GCM', false, [use]);
  return { key, algorithm: { name: 'AES-GCM', iv: derived.slice(keyLength), additionalData } };
}
