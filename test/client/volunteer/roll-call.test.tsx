// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { canonicalLesson, shelve } from '../learner/a-pack.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Services } from '../../../src/client/store/services.ts';
import { openPracticeDatabase } from '../../../src/client/store/practice-database.ts';
import { emptySync } from '../../../src/client/store/sync-state.ts';
import { wholeClass } from '../../../src/domain/registers.ts';
import { DAY } from '../../../src/domain/time.ts';
import type { JsonValue } from '../../../src/sync/op.ts';
import { anOp, classTime, deviceA, deviceB } from '../../builders.ts';
import {
  endPhone,
  joinGroup,
  openAt,
  openPhone,
  planClass,
  seats,
  tile,
  today,
} from './a-phone.tsx';

let services: Services;

beforeEach(async () => {
  services = await openPhone();
  await joinGroup(services);
});

afterEach(() => endPhone(services));

const valuesOf = async (field: string) =>
  (await services.records.ops.toArray())
    .filter((op) => op.register.field === field)
    .map((op) => op.value);
const recordedDate = async () =>
  (await valuesOf('actual')).map((value) => (value as { date: string }).date);
const heardFromCity = (city: number) =>
  services.records.phone.put({ ...emptySync, heardClock: { city, phone: city } });

describe('two phones marked one seat differently', () => {
  const marks = (seat: number) => {
    const register = {
      classSessionId: 'nango-today',
      learnerId: seats[seat - 1] ?? '',
      field: 'attendance',
    };
    return services.records.ops.bulkAdd([
      anOp({ register, value: 'present', seq: 1 }),
      anOp({ register, value: 'absent', deviceId: deviceB, seq: 1 }),
    ]);
  };

  it('both are shown as two people’s marks, and one tap settles them with both as parents', async () => {
    await marks(9);
    const user = await openAt(services, '/class/nango-today');
    const card = await screen.findByRole('region', { name: '9番に 印が 2つ' });
    expect(within(card).getByRole('button', { name: 'こちら 出席' })).toBeVisible();
    await user.click(within(card).getByRole('button', { name: 'もう1台 欠席' }));
    await expect.poll(async () => (await tile(9)).textContent).toContain('欠席');
    expect(screen.queryByRole('region', { name: '9番に 印が 2つ' })).toBeNull();
    const settling = (await services.records.ops.toArray()).find(
      ({ parents }) => parents.length > 1,
    );
    expect(settling?.parents.toSorted()).toEqual([`${deviceA}:1`, `${deviceB}:1`]);
    expect(await valuesOf('attendance')).toHaveLength(3);
  });

  it('several other phones have a letter each, the one that began first is A', async () => {
    const register = {
      classSessionId: 'nango-today',
      learnerId: seats[8] ?? '',
      field: 'attendance',
    };
    const deviceC = 'c'.repeat(32);
    await services.records.ops.bulkAdd([
      anOp({ register, value: 'present', seq: 1 }),
      anOp({ register, value: 'absent', deviceId: deviceB, seq: 1, actorId: 'ta' }),
      anOp({
        register: { ...register, learnerId: seats[0] ?? '' },
        value: 'present',
        deviceId: deviceC,
        seq: 1,
        clock: { millis: classTime - 60_000, counter: 0 },
      }),
      anOp({ register, value: 'late', deviceId: deviceC, seq: 2 }),
    ]);
    await openAt(services, '/class/nango-today');
    const card = await screen.findByRole('region', { name: '9番に 印が 2つ' });
    const names = within(card)
      .getAllByRole('button')
      .map(({ textContent }) => textContent);
    expect(names[0]).toBe('こちら 出席');
    expect(names.slice(1).toSorted()).toEqual(['ほかの 電話A 遅れ', 'ほかの 電話Bの た 欠席']);
  });

  it('[R8] undoing the choice brings both marks back, each still the one’s who made it', async () => {
    await marks(9);
    const user = await openAt(services, '/class/nango-today');
    await user.click(await screen.findByRole('button', { name: 'もう1台 欠席' }));
    await user.click(await screen.findByRole('button', { name: /もどす/ }));
    const card = await screen.findByRole('region', { name: '9番に 印が 2つ' });
    expect(
      within(card)
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual(['こちら 出席', 'もう1台 欠席']);
  });

  it('everybody present leaves them for a person to settle', async () => {
    await marks(9);
    const user = await openAt(services, '/class/nango-today');
    await user.click(await screen.findByRole('button', { name: '全員 出席' }));
    await user.click(
      within(screen.getByRole('dialog')).getByRole('button', { name: '出席に する' }),
    );
    expect(await screen.findByText('11人 → 出席')).toBeVisible();
    expect(await tile(9)).toHaveTextContent('印 2つ');
  });
});

describe('two phones recorded a class differently', () => {
  const ofClass = (field: string, value: JsonValue, deviceId: string) =>
    anOp({
      register: { classSessionId: 'nango-today', learnerId: wholeClass, field },
      value,
      deviceId,
      seq: field === 'actual' ? 1 : 2,
    });
  const actual = {
    date: today,
    start: '13:30',
    end: '15:00',
    venueId: 'nango',
    courseId: 'basics',
    lessons: ['smartphone-basics/tap-and-swipe'],
    cancelled: false,
  };

  it('what differs of it is shown in words, and one tap settles it, which can be taken back', async () => {
    await services.records.ops.bulkAdd([
      ofClass('actual', actual, deviceA),
      ofClass('actual', { ...actual, start: '13:45', lessons: [] }, deviceB),
    ]);
    const user = await openAt(services, '/class/nango-today');
    const card = await screen.findByRole('region', { name: '「教室の 記録」が 2つ あります' });
    const ours = within(card).getByRole('button', { name: 'こちら 13:30–15:00 レッスン 1つ' });
    expect(ours).toBeVisible();
    await user.click(
      within(card).getByRole('button', { name: 'もう1台 13:45–15:00 レッスンなし' }),
    );
    await expect.poll(() => screen.queryByText('「教室の 記録」が 2つ あります')).toBeNull();
    expect(screen.getByText(/南湖公民館 13:45/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: /もどす/ }));
    expect(await screen.findByRole('button', { name: /^こちら 13:30/ })).toBeVisible();
    expect(screen.getByRole('button', { name: /^もう1台 13:45/ })).toBeVisible();
  });

  it('so do a finish that was taken back, and what a person said of themselves', async () => {
    const ageBand = {
      classSessionId: 'nango-today',
      learnerId: seats[2] ?? '',
      field: 'ageBand',
    };
    await services.records.ops.bulkAdd([
      ofClass('actual', actual, deviceA),
      ofClass('finish', true, deviceA),
      ofClass('finish', false, deviceB),
      anOp({ register: ageBand, value: '70-74', seq: 3 }),
      anOp({ register: ageBand, value: '75-79', seq: 3, deviceId: deviceB }),
    ]);
    const user = await openAt(services, '/class/nango-today');
    const finish = await screen.findByRole('region', { name: '「おわりの 印」が 2つ あります' });
    await user.click(within(finish).getByRole('button', { name: 'もう1台 まだ つづく' }));
    const age = await screen.findByRole('region', { name: '3番の 「年代」が 2つ あります' });
    await user.click(within(age).getByRole('button', { name: 'こちら 70–74歳' }));
    await expect.poll(() => screen.queryByText(/が 2つ あります$/)).toBeNull();
    expect(await valuesOf('ageBand')).toEqual(['70-74', '70-74', '75-79']);
  });
});

describe('a class opened on another day than planned', () => {
  it('planned for later: says so, and a mark makes it the class of today', async () => {
    await planClass(services, { date: '2026-11-27' });
    const user = await openAt(services, '/class/nango-today');
    expect(await screen.findByText(/11月27日 金の 予定の 教室です。/)).toBeVisible();
    await user.click(await tile(1));
    await screen.findByText('1番 → 出席');
    expect(await recordedDate()).toEqual(['2026-11-20']);
    expect(screen.queryByText(/の 予定の 教室です。/)).toBeNull();
  });

  it('over: stays in the list until its roll is taken, and keeps its own day', async () => {
    await planClass(services, { date: '2026-11-13' });
    const user = await openAt(services, '/class');
    const row = await screen.findByRole('link', { name: /まだ 出席が ありません/ });
    await user.click(row);
    expect(await screen.findByText(/11月13日 金の 教室です。いまからでも/)).toBeVisible();
    await user.click(await tile(1));
    await screen.findByText('1番 → 出席');
    expect(await recordedDate()).toEqual(['2026-11-13']);
  });

  it('by a clock of 1970: nothing is refused, the plan is written, and the phone says what is wrong', async () => {
    await heardFromCity(classTime - DAY);
    services = { ...services, now: () => 60_000 };
    const user = await openAt(services, '/class/nango-today');
    expect(await screen.findByText(/電話の 時計が ちがうようです。/)).toBeVisible();
    await user.click(await tile(1));
    await screen.findByText('1番 → 出席');
    expect(await recordedDate()).toEqual(['2026-11-20']);
  });

  it('a class made on the spot by a clock of 1970 asks for the day', async () => {
    await heardFromCity(classTime - DAY);
    services = { ...services, now: () => 60_000 };
    const user = await openAt(services, '/class/new');
    await user.type(await screen.findByLabelText('きょうの 日付'), '2026-11-20');
    await user.click(screen.getByRole('button', { name: 'はじめる' }));
    await tile(1);
    expect(await recordedDate()).toEqual(['2026-11-20']);
  });
});

describe('a class that staff have closed', () => {
  const close = (classSessionIds: readonly string[]) =>
    services.records.phone.put({
      ...emptySync,
      locks: { mark: 'closed', classSessionIds: [...classSessionIds] },
    });

  it('shows its marks, changes none of them, and says whom to ask', async () => {
    const register = {
      classSessionId: 'nango-today',
      learnerId: seats[0] ?? '',
      field: 'attendance',
    };
    await services.records.ops.add(anOp({ register, value: 'late', seq: 1 }));
    await close(['nango-today']);
    const user = await openAt(services, '/class/nango-today');
    expect(await screen.findByText('市が しめた 教室です')).toBeVisible();
    expect(await tile(1)).toHaveTextContent('遅れ');
    await user.click(await tile(2));
    const said = await screen.findByRole('dialog', { name: '市が しめた 教室です' });
    expect(said).toHaveTextContent('職員が あけると、また 直せます。');
    await user.click(within(said).getByRole('button', { name: 'とじる' }));
    expect(await tile(2)).toHaveTextContent('まだ');
    expect(screen.queryByRole('link', { name: '人数だけ' })).toBeNull();
    expect(await services.records.ops.count()).toBe(1);
  });

  it('is heard of while the roll is open, and opens again', async () => {
    const user = await openAt(services, '/class/nango-today');
    await user.click(await tile(1));
    await screen.findByText('1番 → 出席');
    await close(['nango-today']);
    expect(await screen.findByText('市が しめた 教室です')).toBeVisible();
    expect(screen.queryByText('1番 → 出席')).toBeNull();
    await close([]);
    await user.click(await tile(2));
    expect(await screen.findByText('2番 → 出席')).toBeVisible();
  });

  it.each([
    ['paper', '紙で とる'],
    ['card', 'カードで とる'],
    ['headcount', '人数だけ'],
  ])('takes nothing by %s either', async (way, title) => {
    await close(['nango-today']);
    await openAt(services, `/class/nango-today/${way}`);
    expect(await screen.findByRole('heading', { name: title })).toBeVisible();
    expect(await screen.findByText('市が しめた 教室です')).toBeVisible();
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('of marks made before it was heard of says that the city looks at them', async () => {
    const register = {
      classSessionId: 'nango-today',
      learnerId: seats[0] ?? '',
      field: 'attendance',
    };
    await services.records.ops.add(anOp({ register, seq: 1 }));
    await services.records.phone.put({
      ...emptySync,
      receipts: {
        ackedThrough: 1,
        exceptions: [{ seq: 1, status: 'held', reason: 'class-locked' }],
      },
    });
    await openAt(services, '/class/nango-today');
    expect(await screen.findByText(/この電話の 1件は 市で 確認中です。/)).toBeVisible();
  });
});

it('a disk that is full in mid-class keeps what was marked and says so', async () => {
  vi.stubGlobal('reportError', () => {});
  const user = await openAt(services, '/class/nango-today');
  await user.click(await tile(1));
  await screen.findByText('1番 → 出席');
  const full = vi
    .spyOn(services.records.ops, 'add')
    .mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
  await user.click(await tile(2));
  expect(await screen.findByRole('alert')).toHaveTextContent(/前の 記録は のこって います。/);
  expect(await tile(1)).toHaveTextContent('出席');
  expect(await tile(2)).toHaveTextContent('まだ');
  full.mockRestore();
  await user.click(await tile(2));
  expect(await screen.findByText('2番 → 出席')).toBeVisible();
  expect(screen.queryByRole('alert')).toBeNull();
  vi.unstubAllGlobals();
});

it('a full disk may be freed of lessons, which come back, and never of a record', async () => {
  vi.stubGlobal('reportError', () => {});
  await shelve(services.library, [canonicalLesson('smartphone-basics', 'tap-and-swipe')]);
  const practice = openPracticeDatabase();
  await practice.table('scenarios').put({ hash: 'a', scenario: {} });
  const user = await openAt(services, '/class/nango-today');
  await user.click(await tile(1));
  await screen.findByText('1番 → 出席');
  const full = vi
    .spyOn(services.records.ops, 'add')
    .mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
  await user.click(await tile(2));
  await user.click(await screen.findByRole('button', { name: '教材を 消して 空きを 作る' }));
  expect(screen.getByText(/教室の 記録は 消えません。/)).toBeInTheDocument();
  const before = await services.records.ops.toArray();
  const [, confirm] = screen.getAllByRole('button', {
    name: '教材を 消して 空きを 作る',
    hidden: true,
  });
  if (confirm) await user.click(confirm);
  expect(await screen.findByText('空きが できました。もう一度 どうぞ。')).toBeVisible();
  expect(await services.library.lessons.count()).toBe(0);
  expect(await practice.scenarios.count()).toBe(0);
  await practice.delete();
  expect((await services.library.shelf.get('index'))?.index.packs).toHaveLength(1);
  expect(await services.records.ops.toArray()).toEqual(before);
  full.mockRestore();
  await user.click(await tile(2));
  expect(await screen.findByText('2番 → 出席')).toBeVisible();
  vi.unstubAllGlobals();
});
