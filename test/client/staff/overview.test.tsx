// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { keepOverview } from '../../../src/client/store/actions/keep-overview.ts';
import type { StaffDesk } from '../../../src/client/store/services.ts';
import { succeed } from '../../../src/domain/result.ts';
import type { Overview } from '../../../src/protocol/reports.ts';
import {
  anOverview,
  aPlannedClass,
  aStaffMachine,
  city,
  emptyYear,
  me,
  offline,
  places,
  visit,
} from './visit.tsx';

/** A desk that has these years' reports and keeps them as the real one does. */
function reporting(
  services: ReturnType<typeof aStaffMachine>,
  overviews: readonly Overview[],
): Partial<StaffDesk> {
  return {
    refreshOverview: async (year) => {
      const overview = overviews.find((one) => one.fiscalYear === year) ?? emptyYear(year);
      await keepOverview(services.library, overview);
      return succeed('kept');
    },
    documents: async () =>
      succeed([...places, aPlannedClass('kagawa-past', { date: '2026-11-18', venueId: 'kagawa' })]),
  };
}

async function openOverview(overviews: readonly Overview[] = [anOverview()]): Promise<void> {
  const services = aStaffMachine();
  await visit('/staff', reporting(services, overviews), { services });
  await screen.findByRole('region', { name: '月ごとの参加' });
}

const cellsOf = (row: HTMLElement) =>
  [...within(row).queryAllByRole('rowheader'), ...within(row).getAllByRole('cell')].map(
    (cell) => cell.textContent,
  );

describe('the overview', () => {
  it('names the fiscal year by its era, the time of its figures, and that they are samples', async () => {
    await openOverview();
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('令和8年度のようす');
    expect(screen.getByText('2026年11月22日 13:05 時点')).toBeVisible();
    expect(screen.getByText('見本の数字')).toBeVisible();
    expect(document.title).toBe('令和8年度のようす | スマホひろば');
  });

  it('sums the year up in six figures, people once however often they came', async () => {
    await openOverview();
    const figures = screen.getAllByRole('term').map((term) => term.parentElement?.textContent);
    expect(figures).toEqual([
      '教室4回終了の印 1回',
      '参加のべ49人出席45・遅れ4',
      '実人数31人何回来ても1人と数えます',
      'お休み3人連絡2・欠席1',
      'ひとりでできた60%手伝って25%・まだ15%',
      '印のちがい1人団体の方が電話で決めます',
    ]);
  });

  it('says people counted by heads as such, beside those of the roll', async () => {
    const overview = anOverview();
    await openOverview([
      {
        ...overview,
        total: { ...overview.total, headcount: 12 },
        classSessions: overview.classSessions.map((one) => ({ ...one, headcount: 12 })),
      },
    ]);
    expect(screen.getByText('ほかに人数だけの記録12人')).toBeVisible();
    const recent = screen.getByRole('region', { name: '最近の教室' });
    expect(within(recent).getByRole('columnheader', { name: '人数だけ' })).toBeVisible();
    expect(within(recent).getByRole('row', { name: /11月20日/ })).toHaveTextContent('722112531');
  });

  it('tells a month of nobody from a month of which nothing has arrived', async () => {
    const zero = { ...emptyYear(2026).total, month: '2026-05', classSessions: 1 };
    const overview = anOverview();
    await openOverview([{ ...overview, byMonth: [...overview.byMonth, zero] }]);
    const panel = screen.getByRole('region', { name: '月ごとの参加' });
    await userEvent.click(within(panel).getByRole('button', { name: '表' }));
    const row = within(panel).getByRole('row', { name: /令和8年度/ });
    expect(cellsOf(row)).toEqual([
      '令和8年度',
      '40',
      '0',
      '—',
      '—',
      '—',
      '—',
      '—',
      '9',
      '—',
      '—',
      '—',
      '—',
      '49',
    ]);
  });

  it('says in words what the chart of months draws', async () => {
    await openOverview();
    expect(
      screen.getByRole('img', {
        name: '令和8年度の月ごとの参加のべ人数の図。 4月 40人、11月 9人',
      }),
    ).toBeVisible();
    expect(screen.getByText(/11月はまだ途中の数です/)).toBeVisible();
  });

  it('compares with the year before, whole months only', async () => {
    const before = {
      ...emptyYear(2025),
      byMonth: [
        { ...emptyYear(2025).total, month: '2025-04', present: 33 },
        { ...emptyYear(2025).total, month: '2025-11', present: 12 },
      ],
    };
    await openOverview([anOverview(), before]);
    const panel = screen.getByRole('region', { name: '月ごとの参加' });
    await userEvent.click(within(panel).getByRole('button', { name: '表' }));
    const difference = within(panel).getByRole('row', { name: /増減/ });
    expect(cellsOf(difference).slice(0, 10)).toEqual([
      '増減',
      '+7',
      '—',
      '—',
      '—',
      '—',
      '—',
      '—',
      '—',
      '—',
    ]);
  });

  it('shows attendance and mastery by venue, in words and as a table', async () => {
    await openOverview();
    const panel = screen.getByRole('region', { name: '会場別' });
    const [nango, kagawa] = within(panel).getAllByRole('listitem');
    expect(nango).toHaveTextContent('南湖公民館49人ひとりで12 手伝って5 まだ3');
    expect(kagawa).toHaveTextContent('香川公民館0人できたかの記録はまだありません');
    await userEvent.click(within(panel).getByRole('button', { name: '表' }));
    expect(cellsOf(within(panel).getByRole('row', { name: /南湖公民館/ }))).toEqual([
      '南湖公民館',
      '4',
      '31',
      '45',
      '4',
      '2',
      '1',
      '12',
      '5',
      '3',
    ]);
  });

  it('lists what arrived of each class', async () => {
    await openOverview();
    const panel = screen.getByRole('region', { name: '最近の教室' });
    expect(cellsOf(within(panel).getByRole('row', { name: /11月20日/ }))).toEqual([
      '11月20日 金 13:30',
      '南湖公民館',
      'はじめてのスマホ',
      '7',
      '2',
      '2',
      '1',
      '5',
      '3',
      '1',
      '終了印のちがい1',
    ]);
  });

  it('names the venues whose records are still to come', async () => {
    await openOverview();
    const panel = screen.getByRole('region', { name: 'まだ届いていない会場' });
    expect(cellsOf(await within(panel).findByRole('row', { name: /香川公民館/ }))).toEqual([
      '香川公民館',
      '11月18日 水',
      '4日たちました',
    ]);
  });

  it('goes a fiscal year back, and says that nothing of it has arrived', async () => {
    await openOverview();
    await userEvent.click(screen.getByRole('button', { name: '前の年度（令和7年度）' }));
    expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent('令和7年度のようす');
    expect(await screen.findByText('この年度の教室の記録は、まだ届いていません。')).toBeVisible();
    expect(screen.getByText('できたかの記録はまだありません')).toBeVisible();
  });
});

describe('the overview without the city', () => {
  const cut: Partial<StaffDesk> = {
    me: async () => offline,
    refreshOverview: async () => offline,
    documents: async () => offline,
  };

  it('opens with the figures kept on this machine and says how old they are', async () => {
    const services = aStaffMachine();
    await services.library.city.put({ key: 'city', city });
    await keepOverview(services.library, anOverview({ asOf: Date.UTC(2026, 10, 20, 0, 30) }));
    await visit('/staff', cut, { services });
    expect(
      await screen.findByText(
        '市のサーバーにつながらないため、2026年11月20日 09:30に届いた数字を出しています。',
      ),
    ).toBeVisible();
    expect(screen.getByText('2026年11月20日 09:30 時点')).toBeVisible();
    expect(screen.getByText('見本の数字')).toBeVisible();
    expect(screen.getByText('49')).toBeVisible();
  });

  it('says plainly when nothing is kept', async () => {
    await visit('/staff', cut);
    expect(
      await screen.findByText(/この年度の数字は、まだこのパソコンに届いていません/),
    ).toBeVisible();
  });

  it('does not show a report that another shape of the app had kept', async () => {
    const services = aStaffMachine();
    await services.library.reports.put({ key: 'overview-2026', asOf: 1, body: { sums: 4 } });
    await visit('/staff', cut, { services });
    expect(
      await screen.findByText(/この年度の数字は、まだこのパソコンに届いていません/),
    ).toBeVisible();
  });
});

describe('what the city is asked', () => {
  it('is asked once a visit, though the desk’s functions are made anew at every look', async () => {
    const services = aStaffMachine();
    const known: Partial<StaffDesk> = reporting(services, [anOverview()]);
    let times = 0;
    const fresh: Partial<StaffDesk> = {
      ...known,
      get me() {
        return async () => {
          times += 1;
          return succeed(me);
        };
      },
    };
    await visit('/staff', fresh, { services });
    await screen.findByRole('region', { name: 'まだ届いていない会場' });
    await screen.findByRole('row', { name: /香川公民館/ });
    // React's strict mode draws a page twice while developing.
    expect(times).toBeLessThanOrEqual(2);
  });
});

describe('who may see it', () => {
  it('a viewer sees the figures and no way to export them', async () => {
    const services = aStaffMachine();
    await visit(
      '/staff',
      {
        ...reporting(services, [anOverview()]),
        me: async () => succeed({ ...me, role: 'viewer' }),
      },
      { services },
    );
    await screen.findByText('49');
    const main = screen.getByRole('main');
    expect(within(main).queryByRole('link', { name: '書き出し' })).toBeNull();
  });
});
