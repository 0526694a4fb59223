// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { StaffDesk } from '../../../src/client/store/services.ts';
import { isLearnerId } from '../../../src/domain/learner-code.ts';
import { fail, succeed } from '../../../src/domain/result.ts';
import type { ReferenceDocument } from '../../../src/protocol/documents.ts';
import { aPlannedClass, me, now, offline, places, visit } from './visit.tsx';

type Saved = { id: string; revision: number | null; body: ReferenceDocument['body'] };

/** A city that holds plans, counts revisions, and remembers what was sent to it. */
function aCity(plans: readonly ReferenceDocument[]) {
  let documents = [...places, ...plans];
  const sent: Saved[] = [];
  const replace = (saved: ReferenceDocument) => {
    documents = [...documents.filter((one) => one.documentId !== saved.documentId), saved];
  };
  const desk: Partial<StaffDesk> = {
    documents: async () => succeed(documents),
    saveDocument: async (kind, documentId, revision, body) => {
      sent.push({ id: documentId, revision, body });
      const current = documents.find((one) => one.documentId === documentId);
      if ((current?.revision ?? null) !== revision)
        return fail({ type: 'stale-edit', title: '', status: 412, current });
      const saved = {
        kind,
        documentId,
        revision: (revision ?? 0) + 1,
        deleted: false,
        body,
      } as ReferenceDocument;
      replace(saved);
      return succeed(saved);
    },
  };
  return { desk, sent, replace };
}

const setDate = (value: string) =>
  fireEvent.change(screen.getByLabelText('日にち'), { target: { value } });
const setTime = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

describe('planned classes', () => {
  it('stand month by month, what is to come first', async () => {
    const { desk } = aCity([
      aPlannedClass('january', { date: '2027-01-08' }),
      aPlannedClass('december', { date: '2026-12-04' }),
      aPlannedClass('today', { date: '2026-11-22' }),
      aPlannedClass('yesterday', { date: '2026-11-21', start: '10:00', end: '11:30' }),
    ]);
    await visit('/staff/classes', desk);
    await screen.findByRole('heading', { name: '2027年1月' });
    const months = () =>
      screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent);
    expect(months()).toEqual(['2026年11月', '2026年12月', '2027年1月']);
    expect(screen.getByRole('row', { name: /12月4日/ })).toHaveTextContent(
      '12月4日 金 13:30–15:00南湖公民館はじめてのスマホスマホサポート南2予定',
    );
    await userEvent.click(screen.getByRole('button', { name: 'これまで' }));
    expect(months()).toEqual(['2026年11月']);
    expect(screen.getByRole('row', { name: /11月21日/ })).toBeVisible();
  });

  it('a new one gets a code for every seat, and no two alike', async () => {
    const { desk, sent } = aCity([]);
    await visit('/staff/classes/new', desk);
    await userEvent.selectOptions(await screen.findByLabelText('内容'), 'はじめてのスマホ');
    await userEvent.selectOptions(screen.getByLabelText('団体'), 'スマホサポート南');
    await userEvent.selectOptions(screen.getByLabelText('会場'), '香川公民館');
    setDate('2026-12-11');
    await userEvent.clear(screen.getByLabelText('席の数'));
    await userEvent.type(screen.getByLabelText('席の数'), '１２');
    await userEvent.click(screen.getByRole('button', { name: '予定に入れる' }));
    expect(await screen.findByText(/予定を保存しました。/)).toBeVisible();
    const [saved] = sent;
    expect(saved).toMatchObject({
      revision: null,
      body: {
        courseId: 'first-phone',
        groupId: 'south',
        venueId: 'kagawa',
        date: '2026-12-11',
        start: '10:00',
        end: '11:30',
        status: 'planned',
      },
    });
    const roster = saved && 'roster' in saved.body ? saved.body.roster : [];
    expect(roster.map(({ seat }) => seat)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(roster.every(({ learnerId }) => isLearnerId(learnerId))).toBe(true);
    expect(new Set(roster.map(({ learnerId }) => learnerId)).size).toBe(12);
    expect(await screen.findByRole('row', { name: /12月11日/ })).toBeVisible();
  });

  it('says all that is missing at once, beside the fields, and sends nothing', async () => {
    const { desk, sent } = aCity([]);
    await visit('/staff/classes/new', desk);
    await screen.findByLabelText('内容');
    setTime('始まり', '15:00');
    setTime('終わり', '13:30');
    await userEvent.clear(screen.getByLabelText('席の数'));
    await userEvent.click(screen.getByRole('button', { name: '予定に入れる' }));
    expect(screen.getByLabelText('内容')).toHaveAccessibleDescription('1つ選んでください。');
    expect(screen.getByLabelText('団体')).toHaveAccessibleDescription('1つ選んでください。');
    expect(screen.getByLabelText('会場')).toHaveAccessibleDescription('1つ選んでください。');
    expect(screen.getByLabelText('日にち')).toHaveAccessibleDescription('日にちを入れてください。');
    expect(screen.getByLabelText('終わり')).toHaveAccessibleDescription(
      '終わりは、始まりより後の時刻にしてください。',
    );
    expect(screen.getByLabelText('席の数')).toHaveAccessibleDescription(/1から200まで/);
    expect(screen.getByLabelText('内容')).toHaveFocus();
    expect(sent).toEqual([]);
  });

  it('can be moved; the seats keep their codes', async () => {
    const planned = aPlannedClass('december');
    const { desk, sent } = aCity([planned]);
    await visit('/staff/classes', desk);
    await userEvent.click(
      await screen.findByRole('link', { name: '12月4日 金 13:30 南湖公民館を変える' }),
    );
    await userEvent.selectOptions(await screen.findByLabelText('会場'), '香川公民館');
    setDate('2026-12-11');
    await userEvent.click(screen.getByRole('button', { name: '変更を保存する' }));
    await screen.findByRole('row', { name: /12月11日/ });
    expect(sent).toEqual([
      {
        id: 'december',
        revision: 1,
        body: { ...planned.body, venueId: 'kagawa', date: '2026-12-11' },
      },
    ]);
  });

  it('without an answer from the city nothing typed is lost', async () => {
    const { desk } = aCity([aPlannedClass('december')]);
    await visit('/staff/classes/december', { ...desk, saveDocument: async () => offline });
    await screen.findByLabelText('日にち');
    setDate('2026-12-11');
    await userEvent.click(screen.getByRole('button', { name: '変更を保存する' }));
    expect(await screen.findByText(/市のサーバーにつながりません。/)).toBeVisible();
    expect(screen.getByLabelText('日にち')).toHaveValue('2026-12-11');
  });
});

describe('when a colleague saved first', () => {
  async function collide() {
    const city = aCity([aPlannedClass('december')]);
    const { address } = await visit('/staff/classes/december', city.desk);
    await screen.findByLabelText('日にち');
    setDate('2026-12-11');
    city.replace(aPlannedClass('december', { start: '14:00', end: '15:30' }, 2));
    await userEvent.click(screen.getByRole('button', { name: '変更を保存する' }));
    const compared = await screen.findByRole('alert', { name: 'ほかの職員が先に保存しました' });
    return { ...city, compared, address };
  }

  it('shows theirs beside what was typed, and where they differ', async () => {
    const { compared } = await collide();
    const rows = within(compared)
      .getAllByRole('row')
      .map((row) => row.textContent);
    expect(rows).toEqual([
      '項目いまの内容あなたの入力ちがい',
      '内容はじめてのスマホはじめてのスマホ',
      '会場南湖公民館南湖公民館',
      '日にち12月4日 金12月11日 金ちがいます',
      '始まり14:0013:30ちがいます',
      '終わり15:3015:00ちがいます',
      '席の数22',
    ]);
    expect(screen.getByLabelText('日にち')).toHaveValue('2026-12-11');
  });

  it('keeps what was typed when one says so', async () => {
    const { sent, compared, address } = await collide();
    await userEvent.click(within(compared).getByRole('button', { name: '自分の入力で保存する' }));
    expect(await screen.findByText(/予定を保存しました。/)).toBeVisible();
    expect(address()).toBe('/staff/classes');
    expect(sent.at(-1)).toMatchObject({
      revision: 2,
      body: { date: '2026-12-11', start: '13:30', end: '15:00' },
    });
  });

  it('takes theirs when one says so, and goes on from there', async () => {
    const { sent, compared } = await collide();
    await userEvent.click(within(compared).getByRole('button', { name: 'いまの内容にする' }));
    expect(screen.getByLabelText('日にち')).toHaveValue('2026-12-04');
    expect(screen.getByLabelText('始まり')).toHaveValue('14:00');
    await userEvent.click(screen.getByRole('button', { name: '変更を保存する' }));
    await screen.findByText(/予定を保存しました。/);
    expect(sent.at(-1)).toMatchObject({ revision: 2, body: { start: '14:00' } });
  });
});

describe('what arrived of a class', () => {
  it('stands above its plan: the code, and what each phone brought when', async () => {
    const { desk } = aCity([aPlannedClass('december')]);
    await visit('/staff/classes/december', {
      ...desk,
      classReceipt: async () =>
        succeed({
          code: 'K7M-2QX',
          ops: 38,
          lockedAt: null,
          phones: [{ deviceId: `3fa9${'0'.repeat(28)}`, ops: 38, lastAt: now }],
        }),
    });
    const panel = await screen.findByRole('region', { name: '届いた記録' });
    expect(panel).toHaveTextContent('受付番号 K7M-2QX （38件）');
    const cells = within(panel).getAllByRole('row')[1];
    expect(cells).toHaveTextContent('電話 3FA93811月22日 日 13:05');
  });
});

describe('closing a class', () => {
  it('asks once, says when its phones hear of it, and can be taken back', async () => {
    const { desk } = aCity([aPlannedClass('december')]);
    const told: [string, boolean][] = [];
    await visit('/staff/classes/december', {
      ...desk,
      classReceipt: async () =>
        succeed({
          code: 'K7M-2QX',
          ops: 38,
          lockedAt: told.at(-1)?.[1] ? now : null,
          phones: [],
        }),
      lockClass: async (id, locked) => {
        told.push([id, locked]);
        return succeed(locked ? 'locked' : 'unlocked');
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: '教室を締める' }));
    const question = screen.getByRole('dialog', { name: 'この教室を締めますか' });
    expect(told).toEqual([]);
    await userEvent.click(within(question).getByRole('button', { name: '教室を締める' }));
    const panel = await screen.findByRole('region', { name: '締めた教室' });
    expect(panel).toHaveTextContent('団体の電話には、次につながったとき届きます。');
    await userEvent.click(within(panel).getByRole('button', { name: '教室をあける' }));
    expect(await screen.findByRole('region', { name: '教室を締める' })).toBeVisible();
    expect(told).toEqual([
      ['december', true],
      ['december', false],
    ]);
  });
});

describe('cancelling', () => {
  it('says first what phones will show, and can be taken back', async () => {
    const { desk, sent } = aCity([aPlannedClass('december')]);
    await visit('/staff/classes', desk);
    await userEvent.click(
      await screen.findByRole('button', { name: '12月4日 金 13:30 南湖公民館を中止にする' }),
    );
    const question = screen.getByRole('dialog', { name: 'この教室を中止にしますか' });
    expect(question).toHaveTextContent('「市が中止にしました」と出ます');
    expect(sent).toEqual([]);
    await userEvent.click(within(question).getByRole('button', { name: '中止にする' }));
    await userEvent.click(await screen.findByRole('button', { name: /の中止をやめる/ }));
    expect(await screen.findByRole('button', { name: /を中止にする/ })).toBeVisible();
    expect(sent.map(({ revision, body }) => [revision, 'status' in body && body.status])).toEqual([
      [1, 'cancelled'],
      [2, 'planned'],
    ]);
  });

  it('of what a colleague changed meanwhile does not happen; the list shows theirs', async () => {
    const city = aCity([aPlannedClass('december')]);
    await visit('/staff/classes', city.desk);
    const cancel = await screen.findByRole('button', { name: /を中止にする/ });
    city.replace(aPlannedClass('december', { start: '14:00', end: '15:30' }, 2));
    await userEvent.click(cancel);
    await userEvent.click(
      within(screen.getByRole('dialog')).getByRole('button', { name: '中止にする' }),
    );
    expect(await screen.findByText(/ほかの職員が先に変更していました。/)).toBeVisible();
    expect(await screen.findByRole('row', { name: /14:00–15:30/ })).toHaveTextContent('予定');
  });
});

describe('a viewer', () => {
  it('reads the plans and can change nothing', async () => {
    const { desk } = aCity([aPlannedClass('december')]);
    await visit('/staff/classes', { ...desk, me: async () => succeed({ ...me, role: 'viewer' }) });
    const row = await screen.findByRole('row', { name: /12月4日/ });
    expect(within(row).queryByRole('button')).toBeNull();
    expect(within(row).queryByRole('link')).toBeNull();
    expect(screen.queryByRole('link', { name: '新しい教室' })).toBeNull();
  });
});
