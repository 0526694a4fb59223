import * as v from 'valibot';
import { expect, test } from 'vitest';
import { EnrollmentCode, normalizeEnrollmentCode } from '../../src/protocol/enrollment.ts';
import { createEnrollmentCode, readableEnrollmentCode } from '../../src/server/enrollment-code.ts';

test('A code is five random bytes in eight characters that are not mistaken for one another', () => {
  expect(createEnrollmentCode(new Uint8Array([0, 0, 0, 0, 0]))).toBe('00000000');
  expect(createEnrollmentCode(new Uint8Array([255, 255, 255, 255, 255]))).toBe('ZZZZZZZZ');
  expect(createEnrollmentCode(new Uint8Array([0, 0, 0, 0, 1]))).toBe('00000001');
  expect(createEnrollmentCode(new Uint8Array([8, 66, 16, 132, 33]))).toBe('11111111');
});

test('A code as it is read out is read back as the same code', () => {
  const code = createEnrollmentCode(new Uint8Array([18, 52, 86, 120, 154]));
  expect(v.is(EnrollmentCode, code)).toBe(true);
  expect(normalizeEnrollmentCode(readableEnrollmentCode(code))).toBe(code);
});
