// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Services } from '../../../src/client/store/services.ts';
import { emptySync } from '../../../src/client/store/sync-state.ts';
import { succeed } from '../../../src/domain/result.ts';
import { HOUR } from '../../../src/domain/time.ts';
import { anOp, classTime } from '../../builders.ts';
import { endPhone, joinGroup, openAt, openPhone, planClass, tile } from './a-phone.tsx';

let services: Services;

beforeEach(async () => {
  services = await openPhone();
  await joinGroup(services);
  await keepPack(services, ['h1']);
});

afterEach(() => endPhone(services));

/** A pack of two lessons, `h1` and `h2`, of which these are here. */
async function keepPack({ library }: Services, held: readonly string[]): Promise<void> {
  const lessonOf = (hash: string) => ({
    lessonId: hash,
    title: hash,
    version: 1,
    minutes: 5,
    hash,
  });
  await library.shelf.put({
    key: 'index',
    index: {
      packs: [
        {
          packId: 'smartphone-basics',
          title: 'スマホのきほん',
          picture: 'phone',
          contentHash: 'c1',
          lessonCount: 2,
          lessons: ['h1', 'h2'].map(lessonOf),
        },
      ],
    } as never,
    checkedAt: classTime,
  });
  await library.lessons.bulkPut(held.map((hash) => ({ hash, lesson: {} as never })));
}

/** The city answers at once, as a turn of sending and fetching would. */
function answering(changed: Partial<Services>, from: () => Services): Services {
  return {
    ...from(),
    syncSoon: () =>
      void from().records.phone.put({
        ...emptySync,
        lastPullAt: from().now(),
        heardClock: { city: from().now(), phone: from().now() },
      }),
    ...changed,
  };
}

const light = (name: RegExp) => screen.findByRole('region', { name });
const look = async (address = '/class') => {
  const user = await openAt(services, address);
  await user.click(await screen.findByRole('button', { name: '調べる' }));
  return user;
};

describe('before leaving', () => {
  it('nothing is said to be ready before somebody looked', async () => {
    await openAt(services, '/class');
    expect(await screen.findByText(/この 電話を まだ 調べて いません。/)).toBeVisible();
    expect(screen.queryByText('出発できます')).toBeNull();
  });

  it('names what is missing with the one button that mends it, and turns green by itself', async () => {
    Object.defineProperty(navigator, 'storage', {
      configurable: true,
      value: {
        persisted: async () => true,
        estimate: async () => ({ usage: 1e6, quota: 2.101e9 }),
      },
    });
    const before = services;
    services = answering(
      {
        packDownload: {
          refresh: async () => succeed('complete'),
          onOutcome: () => () => {},
        },
      },
      () => before,
    );
    const user = await look();
    const amber = await light(/^あと 1つ$/);
    expect(within(amber).getByText('教材 1つ 足りない')).toBeVisible();
    await keepPack(services, ['h2']);
    const green = await light(/^出発できます$/);
    expect(within(green).getByText('13:30に 調べました')).toBeVisible();
    expect(within(green).getByText('教材 1つ')).toBeVisible();
    expect(within(green).getByText('空き 2.1GB')).toBeVisible();
    expect(within(green).getByText('送り残し なし')).toBeVisible();
    expect(within(green).queryByText(/電池/)).toBeNull();
    await user.click(within(green).getByRole('button', { name: 'もう一度 調べる' }));
    Reflect.deleteProperty(navigator, 'storage');
  });

  it('a record that waits is sent with the button beside it', async () => {
    let woken = 0;
    await services.records.ops.add(anOp({ register: { ...anOp().register, classSessionId: 'x' } }));
    await services.records.phone.put({ key: 'departure', checkedAt: classTime - HOUR });
    services = { ...services, syncSoon: () => (woken += 1) };
    const user = await openAt(services, '/class');
    const line = (await screen.findByText('送り残し 1件')).closest('li') ?? document.body;
    await user.click(within(line).getByRole('button', { name: '送る' }));
    expect(woken).toBe(1);
  });

  it('a look of yesterday is over', async () => {
    await services.records.phone.put({ key: 'departure', checkedAt: classTime - 24 * HOUR });
    await openAt(services, '/class');
    expect(await screen.findByText(/この 電話を まだ 調べて いません。/)).toBeVisible();
  });

  it('a class that is under way is not disturbed by it', async () => {
    const user = await openAt(services, '/class/nango-today');
    await user.click(await tile(1));
    await screen.findByText('1番 → 出席');
    await user.click(screen.getByRole('link', { name: 'もどる' }));
    expect(await screen.findByRole('link', { name: 'つづきから' })).toBeVisible();
    expect(screen.queryByText(/この 電話を まだ 調べて いません。/)).toBeNull();
  });
});

it('a phone without a camera is told that the eight characters do', async () => {
  await services.records.phone.delete('enrollment');
  const user = await openAt(services, '/class');
  await user.click(await screen.findByRole('button', { name: 'QRで 読む' }));
  expect(await screen.findByText('下に 8文字を 入れます。')).toBeVisible();
});

it('what the city moved since the plans were last seen stands above them until it was read', async () => {
  await planClass(services, { date: '2026-11-27' });
  const first = await openAt(services, '/class');
  await expect.poll(() => services.records.phone.get('shown-plans')).toBeDefined();
  await planClass(services, { date: '2026-11-28', start: '10:00' });
  const news = await screen.findByRole('region', { name: '予定が かわりました' });
  expect(news).toHaveTextContent('11月27日 金 13:30 南湖公民館 → 11月28日 土 10:00 南湖公民館');
  await first.click(within(news).getByRole('button', { name: 'わかりました' }));
  await expect.poll(() => screen.queryByRole('region', { name: '予定が かわりました' })).toBeNull();
  await planClass(services, { date: '2026-11-28', start: '10:00', status: 'cancelled' });
  expect(await screen.findByText('11月28日 土 10:00 南湖公民館 中止に なりました')).toBeVisible();
});
