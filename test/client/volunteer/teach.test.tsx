// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Services } from '../../../src/client/store/services.ts';
import { wholeClass } from '../../../src/domain/registers.ts';
import { MINUTE } from '../../../src/domain/time.ts';
import { anOp, classTime, deviceB } from '../../builders.ts';
import { aPhoneOfAGroup, forgetPhone, visitClass } from './visit.tsx';

const lessonAddress = '/class/nango-today/teach/smartphone-basics/tap-and-swipe';
const lessonPart = 'smartphone-basics/tap-and-swipe@1';

let services: Services;
beforeEach(async () => {
  services = await aPhoneOfAGroup();
});
afterEach(() => forgetPhone(services));

const visit = (address = lessonAddress) => visitClass(services, address);
const button = (name: string | RegExp) => screen.findByRole('button', { name });
const countOf = (name: string) => screen.getByRole('status', { name });
const opValues = async (field: string) =>
  (await services.records.ops.toArray())
    .filter((op) => op.register.field === field)
    .map((op) => op.value);
const op = (field: string, value: number, changed = {}) =>
  anOp({
    register: { classSessionId: 'nango-today', learnerId: wholeClass, field },
    value,
    deviceId: deviceB,
    ...changed,
  });

describe('teaching a lesson', () => {
  it('the lessons of the class stand first; looking at one records nothing', async () => {
    const { user } = await visit('/class/nango-today/teach');
    const links = await screen.findAllByRole('link', { name: /tap-and-swipe|power-and-buttons/ });
    expect(links.map((link) => link.textContent)).toEqual([
      'tap-and-swipe10分',
      'power-and-buttons10分',
    ]);
    await user.click(links[0] as HTMLElement);
    expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent(
      '「明るさ」を 1回 さわります。',
    );
    expect(await services.records.ops.count()).toBe(0);
  });

  it('names the next step and opens again where it was left, with the picture that was chosen', async () => {
    const { user, leave } = await visit();
    const words = await screen.findByRole('complementary', { name: '教える 人の 画面' });
    expect(words).toHaveTextContent('つぎの 画面知らない 番号から 来ました。どうしますか。');
    await user.click(
      within(screen.getByRole('group', { name: '映す 絵' })).getByRole('button', {
        name: 'iPhone',
      }),
    );
    await user.click(await button('つぎへ'));
    leave();
    await visit();
    expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent(
      '知らない 番号から 来ました。どうしますか。',
    );
    expect(screen.getByRole('button', { name: 'iPhone' })).toHaveAttribute('aria-pressed', 'true');
  });

  it('minutes are counted from the word of the volunteer, and nothing ends when they are over', async () => {
    let moment = classTime;
    services = { ...services, now: () => moment };
    const { user, leave } = await visit();
    await user.click(await button('時間を はかる 10分'));
    expect(screen.getByRole('banner')).toHaveTextContent('のこり 10分');
    leave();
    moment += 11 * MINUTE;
    await visit();
    expect(await screen.findByRole('banner')).toHaveTextContent(
      '時間です。いそがなくて だいじょうぶ',
    );
    expect(await button('つぎへ')).toBeVisible();
  });

  it('a projector shows the step alone, and the words come back with one tap', async () => {
    const { user } = await visit();
    await user.click(await button('大きい 画面だけ'));
    expect(screen.queryByRole('complementary')).toBeNull();
    await user.click(await button('話すことも 見る'));
    expect(screen.getByRole('complementary')).toBeVisible();
  });

  it('says how to wake a screen that this browser cannot keep awake', async () => {
    await visit();
    expect(await screen.findByText('画面が 消えたら、電源の ボタンで もどります')).toBeVisible();
  });
});

describe('counting without names', () => {
  const notFound = `stumble:${lessonPart}:look:android:not-found`;

  it('two quick taps are two who stumbled; one is taken back; another phone adds', async () => {
    await services.records.ops.add(op(notFound, 4));
    const { user } = await visit();
    const more = await button(/^見つから.ないを 1人 ふやす$/);
    await Promise.all([user.click(more), user.click(more)]);
    await expect.poll(() => countOf('見つから\u200bない').textContent).toBe('6');
    await user.click(await button(/^見つから.ないを 1人 へらす$/));
    await expect.poll(() => countOf('見つから\u200bない').textContent).toBe('5');
    expect(await opValues(notFound)).toEqual([1, 2, 1, 4]);
  });

  it('what another phone counted is not taken back here', async () => {
    await services.records.ops.add(op(notFound, 4));
    const { user } = await visit();
    await user.click(await button(/^見つから.ないを 1人 へらす$/));
    expect(await opValues(notFound)).toEqual([4]);
  });

  it('the phone of the one who stumbled is asked for, the drawn one taken for granted', async () => {
    const { user } = await visit();
    const whose = await screen.findByRole('group', { name: 'その 人の 電話' });
    expect(within(whose).getByRole('button', { name: 'Android' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await user.click(within(whose).getByRole('button', { name: 'わからない' }));
    await user.click(await button('長く おしたを 1人 ふやす'));
    await expect
      .poll(() => opValues(`stumble:${lessonPart}:look:unanswered:pressed-long`))
      .toEqual([1]);
  });

  it('hands are counted for each choice; the answer shows only when asked for', async () => {
    const { user } = await visit();
    await user.click(await button('つぎへ'));
    const choices = () => screen.getAllByRole('list').map((list) => list.textContent);
    expect(choices()).not.toContainEqual(expect.stringContaining('にせものに つながります。'));
    expect(countOf('2番の 人')).toHaveTextContent('–');
    await user.click(await button('2番の 人を 1人 ふやす'));
    await user.click(await button('2番の 人を 1人 ふやす'));
    await expect.poll(() => countOf('2番の 人').textContent).toBe('2');
    expect(await opValues(`hands:${lessonPart}:unknown-number:look-up`)).toEqual([1, 2]);
    await user.click(await button('答えを 見せる'));
    expect(choices()).toContainEqual(expect.stringContaining('にせものに つながります。'));
  });

  it('[R4] two phones that counted differently are asked about, and one tap settles it', async () => {
    const field = `hands:${lessonPart}:unknown-number:call`;
    await services.records.ops.bulkAdd([op(field, 7), op(field, 8, { deviceId: 'c'.repeat(32) })]);
    const { user } = await visit();
    await user.click(await button('つぎへ'));
    expect(await screen.findByText(/2台の 電話で 数が ちがいます。/)).toBeVisible();
    await user.click(await button('7人'));
    await expect.poll(() => countOf('1番の 人').textContent).toBe('7');
    expect(screen.queryByText(/2台の 電話で/)).toBeNull();
  });
});
