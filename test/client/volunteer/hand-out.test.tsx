// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Services } from '../../../src/client/store/services.ts';
import { encodeCard, printedCardCode } from '../../../src/domain/lessons/three-lines.ts';
import { aPhoneOfAGroup, forgetPhone, visitClass } from './visit.tsx';

const lesson = { packId: 'smartphone-basics', lessonId: 'tap-and-swipe' };
const printed = (steps: readonly number[]) => printedCardCode(encodeCard(lesson, steps) ?? '');

let services: Services;
beforeEach(async () => {
  services = await aPhoneOfAGroup();
});
afterEach(() => forgetPhone(services));

it('one QR and seven letters hand out the lines of the lesson; the volunteer may choose others', async () => {
  const { user } = await visitClass(services, '/class/nango-today/hand-out');
  expect(await screen.findByText(printed([0, 2]))).toBeVisible();
  expect(screen.getByRole('img', { name: 'きょうの 手順を ひらく QRコード' })).toBeVisible();
  await user.click(screen.getByRole('checkbox', { name: 'おつかれさまでした。' }));
  expect(screen.getByText(printed([0]))).toBeVisible();
  await user.click(screen.getByRole('checkbox', { name: '「明るさ」を 1回 さわります。' }));
  expect(screen.getByRole('status')).toHaveTextContent('1つから 3つ えらんで ください。');
  expect(await services.records.ops.count()).toBe(0);
});
