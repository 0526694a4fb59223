// @vitest-environment happy-dom
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { I18nextProvider } from 'react-i18next';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTexts } from '../../../src/client/i18n/i18n.ts';
import { ServicesContext, type Services } from '../../../src/client/store/services.ts';
import { readSync } from '../../../src/client/store/sync-state.ts';
import { VolunteerRoutes } from '../../../src/client/volunteer/VolunteerRoutes.tsx';
import { fail, succeed } from '../../../src/domain/result.ts';
import { createLearnerId } from '../../../src/domain/learner-code.ts';
import { anOp, classTime, deviceA, deviceB } from '../../builders.ts';
import { aServices } from '../a-services.ts';
import { joinTheGroup } from './join-the-group.ts';

const learnerIds = Array.from({ length: 12 }, (_, index) =>
  createLearnerId(new Uint8Array(8).fill(index + 1)),
);
const today = '2026-11-20';

let services: Services;

beforeEach(async () => {
  services = aServices();
  await services.records.open();
});

afterEach(async () => {
  await services.records.delete();
  await services.library.delete();
});

async function joinGroup(): Promise<void> {
  await joinTheGroup(services);
  await services.records.documents.bulkPut([
    {
      kind: 'venue',
      documentId: 'nango',
      revision: 1,
      deleted: false,
      body: { name: '南湖公民館' },
    },
    {
      kind: 'course',
      documentId: 'basics',
      revision: 1,
      deleted: false,
      body: {
        title: 'スマホの きほん',
        packId: 'smartphone-basics',
        lessonIds: ['power-and-buttons', 'tap-and-swipe'],
      },
    },
    {
      kind: 'planned-class-session',
      documentId: 'nango-today',
      revision: 1,
      deleted: false,
      body: {
        courseId: 'basics',
        groupId: 'south',
        venueId: 'nango',
        date: today,
        start: '13:30',
        end: '15:00',
        roster: learnerIds.map((learnerId, index) => ({ seat: index + 1, learnerId })),
        status: 'planned',
      },
    },
  ]);
}

async function open(address: string) {
  const texts = await createTexts('ja');
  await texts.loadNamespaces(['ui', 'volunteer']);
  render(
    <I18nextProvider i18n={texts}>
      <ServicesContext value={services}>
        <MemoryRouter initialEntries={[address]}>
          <Routes>
            <Route path="/class/*" element={<VolunteerRoutes />} />
          </Routes>
        </MemoryRouter>
      </ServicesContext>
    </I18nextProvider>,
  );
  return userEvent.setup();
}

const tile = (seat: number) =>
  screen.findByRole('button', { name: new RegExp(`^席 ?${seat}(?!\\d)`) });
const opValues = async (field: string) =>
  (await services.records.ops.toArray())
    .filter((op) => op.register.field === field)
    .map((op) => op.value);

describe('joining', () => {
  it('takes the code as it was typed, with small letters and a hyphen', async () => {
    const codes: string[] = [];
    services = { ...services, joinGroup: async (code) => (codes.push(code), succeed('joined')) };
    const user = await open('/class');
    await user.type(await screen.findByLabelText('登録の 8文字'), 'k7m4-29qo');
    await user.click(screen.getByRole('button', { name: '登録する' }));
    expect(codes).toEqual(['K7M429Q0']);
  });

  it('says kindly what to do when the code is not taken, and keeps what was typed', async () => {
    services = {
      ...services,
      joinGroup: async () => fail({ type: 'wrong-code', title: '', status: 404 }),
    };
    const user = await open('/class');
    const field = await screen.findByLabelText('登録の 8文字');
    await user.type(field, 'AAAA-BBBB');
    await user.click(screen.getByRole('button', { name: '登録する' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      '市の 職員に 新しい 文字を もらって ください。',
    );
    expect(field).toHaveValue('AAAA-BBBB');
  });

  it('says that eight characters are needed before it asks the city', async () => {
    const user = await open('/class');
    await user.type(await screen.findByLabelText('登録の 8文字'), 'K7M4');
    await user.click(screen.getByRole('button', { name: '登録する' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('8文字 そろって いません。');
  });
});

describe('taking the roll', () => {
  beforeEach(joinGroup);

  it('looking at a class records nothing; the first mark records that it takes place', async () => {
    const user = await open('/class');
    await user.click(await screen.findByRole('link', { name: '出席を とる' }));
    expect(await services.records.ops.count()).toBe(0);
    await user.click(await tile(1));
    expect(await screen.findByText('1番 → 出席')).toBeVisible();
    expect(await opValues('attendance')).toEqual(['present']);
    expect(await opValues('actual')).toEqual([
      {
        date: today,
        start: '13:30',
        end: '15:00',
        venueId: 'nango',
        courseId: 'basics',
        lessons: ['smartphone-basics/power-and-buttons', 'smartphone-basics/tap-and-swipe'],
        cancelled: false,
      },
    ]);
  });

  it('a second tap asks which of the four', async () => {
    const user = await open('/class/nango-today');
    await user.click(await tile(5));
    await screen.findByText('5番 → 出席');
    await user.click(await tile(5));
    const sheet = screen.getByRole('dialog', { name: '5番の 印' });
    await user.click(within(sheet).getByRole('button', { name: '遅れ' }));
    expect(await screen.findByText('5番 → 遅れ')).toBeVisible();
    expect(await tile(5)).toHaveTextContent('遅れ');
    expect(await opValues('attendance')).toEqual(['present', 'late']);
  });

  it('the last deed is taken back with one tap, whatever it was', async () => {
    const user = await open('/class/nango-today');
    await user.click(await tile(3));
    await screen.findByText('3番 → 出席');
    await user.click(screen.getByRole('button', { name: '全員 出席' }));
    await user.click(
      within(screen.getByRole('dialog')).getByRole('button', { name: '出席に する' }),
    );
    await screen.findByText('11人 → 出席');
    await user.click(screen.getByRole('button', { name: 'もとに もどす' }));
    await screen.findByText('まだ', { selector: 'dt' });
    await expect.poll(() => screen.getAllByRole('button', { name: /まだ$/ }).length).toBe(11);
    expect(await tile(3)).toHaveTextContent('出席');
  });

  it('somebody who just came is there in two taps, with the next number', async () => {
    const user = await open('/class/nango-today');
    await user.click(await screen.findByRole('button', { name: 'ふやす' }));
    await user.click(
      within(screen.getByRole('dialog')).getByRole('button', { name: '1人 ふやす' }),
    );
    expect(await screen.findByText('飛び入り 13番')).toBeVisible();
    expect(await opValues('seat')).toEqual([13]);
    expect(await opValues('attendance')).toEqual(['present']);
  });

  it('[R4] two marks are shown as two, and choosing one settles them', async () => {
    const register = {
      classSessionId: 'nango-today',
      learnerId: learnerIds[8] ?? '',
      field: 'attendance',
    };
    await services.records.ops.bulkAdd([
      anOp({ register, value: 'present' }),
      anOp({ register, value: 'absent', deviceId: deviceB }),
    ]);
    const user = await open('/class/nango-today');
    expect(await tile(9)).toHaveTextContent('印 2つ');
    await user.click(await tile(9));
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: '出席' }));
    await expect.poll(async () => (await tile(9)).textContent).toContain('出席');
    const settling = await services.records.ops.get([deviceA, 3]);
    expect(settling?.parents.toSorted()).toEqual([`${deviceA}:1`, `${deviceB}:1`]);
  });
});

describe('after the roll', () => {
  beforeEach(joinGroup);

  it('what was seen is kept for each learner who came, and can be taken back', async () => {
    const user = await open('/class/nango-today');
    await user.click(await tile(1));
    await screen.findByText('1番 → 出席');
    await user.click(screen.getByRole('link', { name: 'できたかへ' }));
    const row = await screen.findByRole('group', { name: '1番' });
    await user.click(within(row).getByRole('button', { name: 'ひとりで' }));
    await expect
      .poll(() =>
        within(row).getByRole('button', { name: 'ひとりで' }).getAttribute('aria-pressed'),
      )
      .toBe('true');
    await user.click(within(row).getByRole('button', { name: 'ひとりで' }));
    await expect
      .poll(() => opValues('mastery:smartphone-basics/power-and-buttons@1'))
      .toEqual(['alone', null]);
  });

  it('finishing is a word like any other: kept here first, said as not yet arrived', async () => {
    const user = await open('/class/nango-today');
    await user.click(await tile(1));
    await screen.findByText('1番 → 出席');
    await user.click(screen.getByRole('link', { name: 'できたかへ' }));
    await user.click(await screen.findByRole('link', { name: 'おわりへ' }));
    await user.click(await screen.findByRole('button', { name: '教室を おわる' }));
    expect(
      await screen.findByText('この電話に あります。まだ 市には 届いていません。'),
    ).toBeVisible();
    expect(screen.getByText('0 / 3')).toBeVisible();
    expect(await opValues('finish')).toEqual([true]);
  });

  it('[B4] what the city cannot count is said with what it did count', async () => {
    await services.records.ops.bulkAdd([anOp({ seq: 1 }), anOp({ seq: 2 }), anOp({ seq: 3 })]);
    await services.records.phone.put({
      ...(await readSync(services.records)),
      receipts: {
        ackedThrough: 3,
        exceptions: [{ seq: 2, status: 'quarantined', reason: 'wrong-value' }],
      },
      epoch: 'e1',
      lastReceiptAt: classTime,
    });
    await open('/class/sync');
    expect(await screen.findByText('1件だけ 止まって います')).toBeVisible();
    expect(screen.getByText(/ほかの 2件は 数えました。/)).toBeVisible();
    expect(screen.getByText('13:30 市の 返事を 受け取りました')).toBeVisible();
  });
});
