import type { EnrollmentRow } from '../../src/client/store/records-database.ts';
import { classTime } from '../builders.ts';

export const anEnrollment = (deviceId: string): EnrollmentRow => ({
  key: 'enrollment',
  deviceId,
  privateKey: {} as CryptoKey,
  publicKey: { kty: 'EC', crv: 'P-256', x: 'x'.repeat(43), y: 'y'.repeat(43) },
  token: 't'.repeat(43),
  groupId: 'south',
  groupName: 'みなみ',
  expiresAt: classTime + 1,
  city: {
    municipalityCode: '142077',
    name: '茅ヶ崎市',
    timeZone: 'Asia/Tokyo',
    sample: true,
    settings: {},
  },
});
