// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Services } from '../../../src/client/store/services.ts';
import { wholeClass } from '../../../src/domain/registers.ts';
import { anOp, deviceB } from '../../builders.ts';
import { aPhoneOfAGroup, forgetPhone, learnerIds, visitClass } from './visit.tsx';

const lessonPart = 'smartphone-basics/tap-and-swipe@1';
let services: Services;
beforeEach(async () => {
  services = await aPhoneOfAGroup();
});
afterEach(() => forgetPhone(services));

const visit = () => visitClass(services, '/class/nango-today/finish');
const trouble = () => screen.findByLabelText<HTMLTextAreaElement>('困ったこと');
const button = (name: string) => screen.findByRole('button', { name });
const reports = async () =>
  (await services.records.ops.toArray())
    .filter((op) => op.register.field === 'report')
    .map((op) => op.value);
const ofClass = (field: string) => ({
  classSessionId: 'nango-today',
  learnerId: wholeClass,
  field,
});

describe('the class report', () => {
  it('counts a person once who has two codes since an earlier class, and heads as a number of their own', async () => {
    const [card = '', walkIn = '', third = ''] = learnerIds;
    const mark = (learnerId: string) => ({ ...ofClass('attendance'), learnerId });
    await services.records.ops.bulkAdd(
      [
        { register: mark(card) },
        { register: mark(walkIn) },
        { register: mark(third), value: 'late' },
        { register: ofClass('headcount:75-79'), value: 5 },
        {
          register: { classSessionId: 'earlier', learnerId: walkIn, field: 'same-person' },
          value: card,
        },
      ].map((op, index) => anOp({ ...op, seq: index + 1, deviceId: deviceB })),
    );
    await visit();
    expect(await screen.findByText('来た 人は 2人です。同じ人は 1人と 数えます。')).toBeVisible();
    const sums = screen.getAllByRole('term').map((term) => term.parentElement?.textContent);
    expect(sums.slice(0, 2)).toEqual(['出席1人', '遅れ1人']);
    expect(screen.getByText('ほかに、人数だけを 数えた 記録が 5人 あります。')).toBeVisible();
  });

  it('says in words, not in ids, that what was taught is not on this phone', async () => {
    await services.library.shelf.clear();
    await services.library.lessons.clear();
    await services.records.ops.bulkAdd(
      [
        [`hands:${lessonPart}:unknown-number:look-up`, 9],
        [`hands:${lessonPart}:unknown-number:call-back`, 2],
        [`stumble:${lessonPart}:look:easy:a-newer-cause`, 1],
      ].map(([field, value], index) =>
        anOp({
          seq: index + 1,
          register: ofClass(String(field)),
          value: value ?? null,
          deviceId: deviceB,
        }),
      ),
    );
    await visit();
    expect(await screen.findByText('この電話に ない レッスン')).toBeVisible();
    const row = async (term: string) => (await screen.findByText(term)).closest('div');
    expect(await row('手を あげた 人')).toHaveTextContent('問い手を あげた 人11人');
    expect(await row('そのほか (かんたん)')).toHaveTextContent('1人');
    expect(document.body.textContent).not.toMatch(/[a-z]{3,}-[a-z]+/);
  });

  it('is filled from what was recorded: hands by answer, stumbles by step, cause and phone', async () => {
    await services.records.ops.bulkAdd([
      anOp({
        register: ofClass(`hands:${lessonPart}:unknown-number:look-up`),
        value: 9,
        deviceId: deviceB,
      }),
      anOp({
        seq: 2,
        register: ofClass(`stumble:${lessonPart}:look:easy:not-found`),
        value: 3,
        deviceId: deviceB,
      }),
      anOp({
        seq: 3,
        register: ofClass(`stumble:${lessonPart}:look:easy:a-newer-cause`),
        value: 1,
        deviceId: deviceB,
      }),
    ]);
    await visit();
    await screen.findByRole('heading', { name: '教えた レッスン' });
    const terms = screen.getAllByRole('term');
    const told = terms.map((term) => term.parentElement?.textContent?.replaceAll('\u200b', ''));
    expect(told).toEqual(
      expect.arrayContaining([
        '知らない 番号から 来ました。どうしますか。2. 自分で しらべる9人',
        '「明るさ」を 1回 さわります。見つからない (かんたん)3人',
        '「明るさ」を 1回 さわります。そのほか (かんたん)1人',
      ]),
    );
  });

  it('keeps every sign that is written, also when the tab is closed, and records it when asked', async () => {
    const { user, leave } = await visit();
    await user.type(await trouble(), '電波が 弱い');
    leave();
    expect(await reports()).toEqual([]);
    const again = await visit();
    expect(await trouble()).toHaveValue('電波が 弱い');
    await again.user.click(await button('ことばを のこす'));
    await expect.poll(reports).toEqual([{ trouble: '電波が 弱い', nextTime: '' }]);
    expect(await screen.findByText('市が しめきるまで、いつでも 直せます。')).toBeVisible();
  });

  it('asks kindly before a name or a number is recorded; a seat number takes its place', async () => {
    const { user } = await visit();
    await user.type(await trouble(), '田中さんの 電話 0467-82-1111');
    expect(screen.getByRole('status')).toHaveTextContent(
      '名前や 番号に 見えます: 田中さん、0467-82-1111',
    );
    await user.click(await button('ことばを のこす'));
    const sheet = await screen.findByRole('dialog');
    await user.click(within(sheet).getByRole('button', { name: '直しに もどる' }));
    expect(await reports()).toEqual([]);
    await user.clear(await trouble());
    await user.type(await trouble(), '5番の 席の 方');
    await user.click(await button('ことばを のこす'));
    await expect.poll(reports).toEqual([{ trouble: '5番の 席の 方', nextTime: '' }]);
  });

  it('finishing records the notes too, and what looks like a name only after it was asked about', async () => {
    const { user } = await visit();
    await user.type(await screen.findByLabelText('次回に 向けて'), '山田さんに 聞く');
    await user.click(await button('教室を おわる'));
    expect(await services.records.ops.count()).toBe(0);
    await user.click(
      within(await screen.findByRole('dialog')).getByRole('button', { name: 'このまま のこす' }),
    );
    await expect.poll(reports).toEqual([{ trouble: '', nextTime: '山田さんに 聞く' }]);
    expect(
      await screen.findByText('この電話に あります。まだ 市には 届いていません。'),
    ).toBeVisible();
  });

  it('[R4] notes of two phones are both shown, and one tap says which stand', async () => {
    await services.records.ops.bulkAdd([
      anOp({
        register: ofClass('report'),
        value: { trouble: '電波が 弱い', nextTime: '' },
        deviceId: deviceB,
      }),
      anOp({
        register: ofClass('report'),
        value: { trouble: '', nextTime: '延長コード' },
        deviceId: 'c'.repeat(32),
      }),
    ]);
    const { user } = await visit();
    expect(
      await screen.findByText('2台の 電話で ことばが ちがいます。どちらも のこって います。'),
    ).toBeVisible();
    const mine = screen.getAllByText('延長コード')[0]?.closest('div');
    await user.click(within(mine as HTMLElement).getByRole('button', { name: 'こちらに する' }));
    await expect.poll(() => screen.queryByText(/2台の 電話で/)).toBeNull();
    expect(await screen.findByLabelText('次回に 向けて')).toHaveValue('延長コード');
  });
});
