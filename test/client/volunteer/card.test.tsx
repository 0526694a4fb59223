// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Services } from '../../../src/client/store/services.ts';
import { readableLearnerCode } from '../../../src/domain/learner-code.ts';
import { anOp, deviceA, deviceB, learner2 } from '../../builders.ts';
import { endPhone, joinGroup, openAt, openPhone, seats, tile } from './a-phone.tsx';

let services: Services;

beforeEach(async () => {
  services = await openPhone();
  await joinGroup(services);
});

afterEach(() => endPhone(services));

const values = async (field: string) =>
  (await services.records.ops.toArray())
    .filter(({ register }) => register.field === field)
    .map(({ register, value }) => [register.learnerId, value]);

describe('a learner’s card', () => {
  const typeCard = async (code: string) => {
    const user = await openAt(services, '/class/nango-today/card');
    await user.type(await screen.findByLabelText('カードの 文字'), code);
    await user.click(screen.getByRole('button', { name: '出席に する' }));
    return user;
  };

  it('of a seat marks that seat, and a second time says that it is marked', async () => {
    const code = readableLearnerCode(seats[4] ?? '');
    const user = await typeCard(code);
    expect(await screen.findByText('5番 → 出席')).toBeVisible();
    await user.type(screen.getByLabelText('カードの 文字'), code);
    await user.click(screen.getByRole('button', { name: '出席に する' }));
    expect(await screen.findByText('5番 もう 印が あります')).toBeVisible();
    expect(await values('attendance')).toEqual([[seats[4], 'present']]);
  });

  it('that no seat knows comes as a walk-in under its own code', async () => {
    await typeCard('カモメ 4827 1930 5615');
    expect(await screen.findByText('飛び入り 13番')).toBeVisible();
    expect(await values('seat')).toEqual([[learner2, 13]]);
  });

  it('with a wrong digit records nobody, and what was typed stays', async () => {
    await typeCard('かもめ 4827 1930 5616');
    expect(await screen.findByRole('alert')).toHaveTextContent('数字が 1つ ちがうようです。');
    expect(screen.getByLabelText('カードの 文字')).toHaveValue('かもめ 4827 1930 5616');
    expect(await services.records.ops.count()).toBe(0);
  });

  it('where there is no camera the typed code is what is offered', async () => {
    const user = await openAt(services, '/class/nango-today/card');
    await user.click(await screen.findByRole('button', { name: 'カメラで 読む' }));
    expect(await screen.findByText('下に カードの 文字を 入れます。')).toBeVisible();
  });
});

describe('a walk-in', () => {
  it('says of themselves what they like, and may decline', async () => {
    const user = await openAt(services, '/class/nango-today');
    await user.click(await screen.findByRole('button', { name: 'ふやす' }));
    const sheet = within(screen.getByRole('dialog'));
    await user.selectOptions(sheet.getByLabelText('年代'), '75–79歳');
    await user.selectOptions(sheet.getByLabelText('性別'), '答えない');
    await user.click(sheet.getByRole('button', { name: '1人 ふやす' }));
    await screen.findByText('飛び入り 13番');
    expect((await values('ageBand')).map(([, value]) => value)).toEqual(['75-79']);
    expect((await values('gender')).map(([, value]) => value)).toEqual(['unanswered']);
    expect(await values('family')).toEqual([]);
  });

  it('what somebody in a seat said can be put right and taken back', async () => {
    const user = await openAt(services, '/class/nango-today');
    await user.click(await tile(1));
    await screen.findByText('1番 → 出席');
    for (const choice of ['iPhone', '聞いて いない']) {
      await user.click(await tile(1));
      await user.click(await screen.findByRole('button', { name: '年代など・カード' }));
      const sheet = within(await screen.findByRole('dialog', { name: '1番の 方' }));
      await user.selectOptions(sheet.getByLabelText('スマホの 種類'), choice);
      await user.click(sheet.getByRole('button', { name: '記録する' }));
      await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
    }
    expect(await values('family')).toEqual([
      [seats[0], 'iphone'],
      [seats[0], null],
    ]);
  });
});

describe('heads only', () => {
  it('counts up and down by age', async () => {
    const user = await openAt(services, '/class/nango-today/headcount');
    const more = await screen.findByRole('button', { name: '75–79歳を 1人 ふやす' });
    await user.click(more);
    await user.click(more);
    await user.click(screen.getByRole('button', { name: '答えないを 1人 ふやす' }));
    await expect.poll(() => screen.getByText(/合わせて/).textContent).toBe('合わせて 3人');
    await user.click(screen.getByRole('button', { name: '75–79歳を 1人 へらす' }));
    await expect.poll(() => screen.getByText(/合わせて/).textContent).toBe('合わせて 2人');
    expect((await values('headcount:75-79')).map(([, value]) => value)).toEqual([1, 2, 1]);
  });

  it('two phones that counted differently are both shown, and one tap settles them', async () => {
    const register = {
      classSessionId: 'nango-today',
      learnerId: '-',
      field: 'headcount:70-74',
    };
    await services.records.ops.bulkAdd([
      anOp({ register, value: 4 }),
      anOp({ register, value: 6, deviceId: deviceB }),
    ]);
    const user = await openAt(services, '/class/nango-today/headcount');
    await user.click(await screen.findByRole('button', { name: '6人' }));
    await expect.poll(() => screen.queryByText(/もう1台と 数が ちがいます/)).toBeNull();
    const settled = (await services.records.ops.toArray()).find(
      ({ parents }) => parents.length > 1,
    );
    expect(settled).toMatchObject({ deviceId: deviceA, value: 6 });
  });
});

describe('同じ人です', () => {
  it('a walk-in who sits on the roster has one tile, is counted once, and the join can be taken back', async () => {
    const user = await openAt(services, '/class/nango-today');
    await user.click(await screen.findByRole('button', { name: 'ふやす' }));
    await user.click(
      within(screen.getByRole('dialog')).getByRole('button', { name: '1人 ふやす' }),
    );
    await user.click(await screen.findByRole('button', { name: /^飛び入り ?13/ }));
    await user.click(await screen.findByRole('button', { name: '年代など・カード' }));
    await user.click(screen.getByText('同じ人です'));
    await user.selectOptions(screen.getByLabelText('同じ人の 番号'), '5番');
    await user.click(screen.getByRole('button', { name: 'つなぐ' }));
    await expect.poll(async () => (await tile(5)).textContent).toContain('出席');
    expect(screen.queryByRole('button', { name: /^飛び入り ?13/ })).toBeNull();
    expect((await values('same-person')).map(([, value]) => value)).toEqual([seats[4]]);
    // Marks are what the city counts: the walk-in's moved to the seat.
    expect((await values('attendance')).map(([, value]) => value)).toEqual([
      'present',
      null,
      'present',
    ]);

    await user.click(await tile(5));
    await user.click(await screen.findByRole('button', { name: '年代など・カード' }));
    await user.click(await screen.findByRole('button', { name: 'つなぎを とく' }));
    const walkIn = await screen.findByRole('button', { name: /^飛び入り ?13/ });
    expect(walkIn).toHaveTextContent('出席');
    expect((await values('same-person')).map(([, value]) => value)).toEqual([seats[4], null]);
  });

  it('what an earlier class said holds here: one tile, a lost card’s new one marks its seat, and it can be taken back', async () => {
    const said = (learnerId: string, value: string, seq: number) =>
      anOp({
        deviceId: deviceB,
        seq,
        register: { classSessionId: 'nango-earlier', learnerId, field: 'same-person' },
        value,
      });
    await services.records.ops.bulkAdd([
      said(seats[6] ?? '', seats[2] ?? '', 1),
      said(learner2, seats[4] ?? '', 2),
    ]);
    const user = await openAt(services, '/class/nango-today');
    await tile(3);
    expect(screen.queryByRole('button', { name: /^席 ?7(?!\d)/ })).toBeNull();
    await user.click(await screen.findByRole('link', { name: 'カードで とる' }));
    await user.type(await screen.findByLabelText('カードの 文字'), 'かもめ482719305615');
    await user.click(screen.getByRole('button', { name: '出席に する' }));
    await screen.findByText('5番 → 出席');
    expect(await values('attendance')).toEqual([[seats[4], 'present']]);

    await user.click(screen.getByRole('link', { name: 'もどる' }));
    await user.click(await tile(3));
    await screen.findByText('3番 → 出席');
    await user.click(await tile(3));
    await user.click(await screen.findByRole('button', { name: '年代など・カード' }));
    expect(screen.getByText(/^ほかの 教室で カード .* つないで あります。$/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'つなぎを とく' }));
    expect(await tile(7)).toHaveTextContent('まだ');
    expect(await tile(3)).toHaveTextContent('出席');
  });

  it('a seat is joined with the card of whoever sits there', async () => {
    const user = await openAt(services, '/class/nango-today');
    await user.click(await tile(1));
    await screen.findByText('1番 → 出席');
    await user.click(await tile(1));
    await user.click(await screen.findByRole('button', { name: '年代など・カード' }));
    await user.click(screen.getByText('同じ人です'));
    await user.type(screen.getByLabelText('または カードの 文字'), 'かもめ482719305615');
    await user.click(screen.getByRole('button', { name: 'つなぐ' }));
    await expect.poll(() => values('same-person')).toEqual([[seats[0], learner2]]);
    expect(await tile(1)).toHaveTextContent('出席');
  });
});
