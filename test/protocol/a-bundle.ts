/** Keys and worlds for tests of what is signed and sealed. */
import { createHash, randomBytes, webcrypto } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { BundleContent, SealKey } from '../../src/protocol/bundle.ts';
import type { PublicKey } from '../../src/protocol/public-key.ts';
import type { Packing } from '../../src/protocol/seal.ts';
import type { Op } from '../../src/sync/op.ts';

export const { subtle } = webcrypto;

export const packing: Packing = {
  deflate: async (bytes) => new Uint8Array(deflateRawSync(bytes)),
  inflate: async (bytes) => new Uint8Array(inflateRawSync(bytes)),
};

export const sha256 = async (text: string): Promise<string> =>
  createHash('sha256').update(text).digest('hex');

export const aSigningPair = () => aPair('ECDSA', ['sign', 'verify']);

export async function aSealPair(): Promise<{
  readonly sealKey: SealKey;
  readonly privateKey: webcrypto.CryptoKey;
}> {
  const { publicKey, privateKey } = await aPair('ECDH', ['deriveBits']);
  return { sealKey: { keyId: randomBytes(8).toString('hex'), publicKey }, privateKey };
}

async function aPair(name: 'ECDSA' | 'ECDH', usages: readonly webcrypto.KeyUsage[]) {
  const pair = await subtle.generateKey({ name, namedCurve: 'P-256' }, true, usages);
  const { x = '', y = '' } = await subtle.exportKey('jwk', pair.publicKey);
  const publicKey: PublicKey = { kty: 'EC', crv: 'P-256', x, y };
  return { publicKey, privateKey: pair.privateKey };
}

/** What a phone would push of these ops. */
export const aContent = (deviceId: string, ops: readonly Op[]): BundleContent => ({
  signedBy: deviceId,
  requests: [
    {
      proto: 3,
      build: 'test',
      deviceId,
      epochSeen: null,
      lastSeq: ops.at(-1)?.seq ?? 0,
      nonce: randomBytes(16).toString('hex'),
      ops: ops.map((op) => ({ ...op })),
    },
  ],
});
