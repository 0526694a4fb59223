/** A phone joins スマホサポート南, with a key of its own as at a real joining. */
import type { Services } from '../../../src/client/store/services.ts';
import { classTime, deviceA } from '../../builders.ts';

/** Answers the public half of the phone's key. */
export async function joinTheGroup(
  { records }: Pick<Services, 'records'>,
  municipalityCode = '142077',
): Promise<CryptoKey> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(
    { name: 'ECDSA', namedCurve: 'P-256' },
    false,
    ['sign', 'verify'],
  );
  await records.phone.put({
    key: 'enrollment',
    deviceId: deviceA,
    privateKey,
    token: 't'.repeat(43),
    groupId: 'south',
    groupName: 'スマホサポート南',
    expiresAt: classTime + 1,
    city: {
      municipalityCode,
      name: '茅ヶ崎市',
      timeZone: 'Asia/Tokyo',
      sample: true,
      settings: {},
    },
  });
  return publicKey;
}
