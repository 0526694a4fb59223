import { expect, it } from 'vitest';
import { enrollmentCodeIn, enrollmentQrText } from '../../src/protocol/enrollment-qr.ts';

it('the QR code of an enrollment gives back its code, and no other text does', () => {
  expect(enrollmentCodeIn(enrollmentQrText('K7M429Q0'))).toBe('K7M429Q0');
  expect(enrollmentCodeIn('kamome-482719305615')).toBeNull();
  expect(enrollmentCodeIn('https://example.jp/K7M429Q0')).toBeNull();
});
