import { describe, expect, it } from 'vitest';
import {
  asciiJson,
  bytesOf,
  fromBase64Url,
  textOf,
  toBase64Url,
} from '../../src/protocol/bytes.ts';
import { readBundle, type Bundle } from '../../src/protocol/bundle.ts';
import { openBundle, sealBundle } from '../../src/protocol/seal.ts';
import { anOp, deviceA } from '../builders.ts';
import { aContent, aSealPair, aSigningPair, packing, subtle } from './a-bundle.ts';

const content = aContent(deviceA, [anOp({ value: '平塚から 転入 😀' }), anOp({ seq: 2 })]);

async function aSealed(changes: { readonly packing?: { readonly deflate: null } } = {}) {
  const city = await aSealPair();
  const phone = await aSigningPair();
  const bundle = await sealBundle(
    {
      subtle,
      packing,
      municipalityCode: '142077',
      sealKey: city.sealKey,
      signingKey: phone.privateKey,
      ...changes,
    },
    content,
  );
  return { city, phone, bundle };
}

const open = (bundle: Bundle, privateKey: object) =>
  openBundle({ subtle, packing }, privateKey, bundle);

describe('a sealed bundle', () => {
  it.each([
    ['made shorter', {}],
    ['as it is', { packing: { deflate: null } }],
  ] as const)(
    '[P1] %s opens with the city’s key to what went in, signed by the phone',
    async (_, changes) => {
      const { city, phone, bundle } = await aSealed(changes);
      const again = readBundle(JSON.stringify(bundle));
      const opened = again && (await open(again, city.privateKey));
      expect(opened?.ok && opened.value.content).toEqual(content);
      expect(opened?.ok && (await opened.value.isSignedWith(phone.publicKey))).toBe(true);
      expect(bundle.records).toBe(2);
    },
  );

  it('[P1] shows whoever carries it nothing of what is inside', async () => {
    const { bundle } = await aSealed({ packing: { deflate: null } });
    const sealed = textOf(fromBase64Url(bundle.sealed));
    for (const word of [deviceA, 'attendance', 'nango', 'present'])
      expect(sealed + JSON.stringify({ ...bundle, sealed: '' })).not.toContain(word);
  });

  it('[P1] is another one each time, so that two of them tell nothing of one another', async () => {
    const [first, second] = [await aSealed(), await aSealed()];
    expect(first.bundle.sealed.slice(0, 20)).not.toBe(second.bundle.sealed.slice(0, 20));
  });

  it('[P4] does not open with the key of another city', async () => {
    const { bundle } = await aSealed();
    const other = await aSealPair();
    expect(await open(bundle, other.privateKey)).toEqual({ ok: false, failure: 'altered' });
  });

  it('[P4] does not open when a single letter of it was changed', async () => {
    const { city, bundle } = await aSealed();
    const middle = Math.floor(bundle.sealed.length / 2);
    const letter = bundle.sealed[middle] === 'A' ? 'B' : 'A';
    const sealed = bundle.sealed.slice(0, middle) + letter + bundle.sealed.slice(middle + 1);
    const altered: Bundle[] = [
      { ...bundle, sealed },
      { ...bundle, records: 3 },
      { ...bundle, municipalityCode: '142034' },
      { ...bundle, packing: 'none' },
      { ...bundle, sealed: bundle.sealed.slice(0, -4) },
    ];
    for (const one of altered)
      expect(await open(one, city.privateKey)).toEqual({ ok: false, failure: 'altered' });
  });

  it('[P3] is not taken for signed by a phone that did not sign it', async () => {
    const { city, bundle } = await aSealed();
    const opened = await open(bundle, city.privateKey);
    const stranger = await aSigningPair();
    expect(opened.ok && (await opened.value.isSignedWith(stranger.publicKey))).toBe(false);
  });
});

describe('texts as bytes', () => {
  it('are ASCII alone, and the same text again', () => {
    const text = asciiJson({ note: '次回は 充電器を', sign: '😀' });
    expect(text).toMatch(/^[\u0020-\u007e]*$/);
    expect(JSON.parse(textOf(bytesOf(text)))).toEqual({ note: '次回は 充電器を', sign: '😀' });
  });

  it.each([0, 1, 2, 3, 4, 5, 64, 255, 256, 20_000])(
    'survive base64url at a length of %i',
    (length) => {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 37) & 255);
      expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
      expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
    },
  );
});
