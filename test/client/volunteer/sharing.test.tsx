// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { changeActors, readActors } from '../../../src/client/store/actors.ts';
import { setLock } from '../../../src/client/store/class-lock.ts';
import { readEnrollment } from '../../../src/client/store/enrollment.ts';
import { leaveGroup, wishToLeave } from '../../../src/client/store/leave-group.ts';
import type { Services } from '../../../src/client/store/services.ts';
import { readSync } from '../../../src/client/store/sync-state.ts';
import { withActor } from '../../../src/domain/actor-signs.ts';
import { succeed } from '../../../src/domain/result.ts';
import { anOp, classTime } from '../../builders.ts';
import { aPhoneOfTheGroup, leave, visit } from './a-visit.tsx';
import { joinGroup, openAt, seats, tile } from './a-phone.tsx';

let services: Services;
afterEach(async () => {
  await leave(services);
  localStorage.clear();
});

/** Milliseconds that a number may take to be tried, on a machine that does other things too. */
const slowHash = { timeout: 10_000 };

const acknowledged = { receipts: { ackedThrough: 3, exceptions: [] } };
const threeMarks = [1, 2, 3].map((seq) => anOp({ seq }));

describe('several volunteers on one phone', () => {
  it('take signs, and each mark says who made it', async () => {
    services = await aPhoneOfTheGroup([]);
    await joinGroup(services);
    let user = await openAt(services, '/class/phone/people');
    await user.click(await screen.findByRole('button', { name: 'か' }));
    await user.click(screen.getByRole('button', { name: 'あ' }));
    await waitFor(async () =>
      expect(await readActors(services.records)).toMatchObject({ known: ['a', 'ka'], now: 'a' }),
    );
    cleanup();
    user = await openAt(services, '/class/nango-today');
    await user.click(await tile(1));
    const bar = await screen.findByRole('group', { name: 'いま 記録する 人' });
    await user.click(within(bar).getByRole('button', { name: 'か' }));
    await waitFor(() =>
      expect(within(bar).getByRole('button', { name: 'か' })).toHaveAttribute(
        'aria-pressed',
        'true',
      ),
    );
    await user.click(await tile(2));
    await waitFor(async () => {
      const marks = await services.records.ops.toArray();
      const byLearner = new Map(marks.map((op) => [op.register.learnerId, op.actorId]));
      expect([byLearner.get(seats[0] ?? ''), byLearner.get(seats[1] ?? '')]).toEqual(['a', 'ka']);
    });
  });

  it('where two phones differ, each mark stands there with the sign of who made it', async () => {
    services = await aPhoneOfTheGroup([]);
    await joinGroup(services);
    const deviceId = (await readEnrollment(services.records))?.deviceId ?? '';
    const register = {
      classSessionId: 'nango-today',
      learnerId: seats[4] ?? '',
      field: 'attendance',
    };
    await services.records.ops.bulkAdd([
      anOp({ deviceId, seq: 1, register, value: 'present', actorId: 'a' }),
      anOp({ deviceId: 'b'.repeat(32), seq: 1, register, value: 'late', actorId: 'sa' }),
    ]);
    await openAt(services, '/class/nango-today');
    const card = await screen.findByRole('region', { name: '5番に 印が 2つ' });
    expect(within(card).getByRole('button', { name: 'こちらの あ 出席' })).toBeVisible();
    expect(within(card).getByRole('button', { name: 'もう1台の さ 遅れ' })).toBeVisible();
  });
});

describe('the lock of the class area', () => {
  it('says what it does not protect, and asks for its number when the area is opened anew', async () => {
    services = await aPhoneOfTheGroup([]);
    const user = await visit(services, '/class/phone/lock');
    expect(await screen.findByText(/記録を 暗号には しません/)).toBeVisible();
    await user.type(screen.getByLabelText('かぎの 番号'), '258');
    await user.click(screen.getByRole('button', { name: 'この番号に する' }));
    expect(await screen.findByText('数字を 4つから 8つ 入れて ください。')).toBeVisible();
    await user.type(screen.getByLabelText('かぎの 番号'), '0');
    await user.click(screen.getByRole('button', { name: 'この番号に する' }));
    await user.click(await screen.findByRole('button', { name: 'いま かぎを かける' }, slowHash));
    await user.type(await screen.findByLabelText('かぎの 番号'), '1111');
    await user.click(screen.getByRole('button', { name: '開く' }));
    expect(await screen.findByText(/番号が ちがうようです/, {}, slowHash)).toBeVisible();
    await user.type(screen.getByLabelText('かぎの 番号'), '2580');
    await user.click(screen.getByRole('button', { name: '開く' }));
    expect(await screen.findByRole('button', { name: 'かぎを やめる' }, slowHash)).toBeVisible();
    const kept = JSON.stringify(await services.records.phone.get('lock'));
    expect(kept).not.toContain('2580');
  });

  it('closes after ten minutes out of sight, not sooner, and loses nothing that was being typed', async () => {
    services = await aPhoneOfTheGroup([]);
    let moment = services.now();
    services = { ...services, now: () => moment };
    await setLock(services.records, '2580', services.randomBytes);
    const hidden = vi.spyOn(document, 'hidden', 'get');
    const beAway = (minutes: number) => {
      hidden.mockReturnValue(true);
      fireEvent(document, new Event('visibilitychange'));
      moment += minutes * 60_000;
      hidden.mockReturnValue(false);
      fireEvent(document, new Event('visibilitychange'));
    };
    const user = await visit(services, '/class/new');
    const unlock = async () => {
      await user.type(await screen.findByLabelText('かぎの 番号'), '2580');
      await user.click(screen.getByRole('button', { name: '開く' }));
    };
    await unlock();
    await user.click(await screen.findByRole('radio', { name: '16席' }, slowHash));
    beAway(9);
    expect(screen.queryByLabelText('かぎの 番号')).toBeNull();
    beAway(10);
    await unlock();
    expect(await screen.findByRole('radio', { name: '16席' }, slowHash)).toBeChecked();
    hidden.mockRestore();
  });

  it('after three wrong numbers one waits, and no record is touched', async () => {
    services = await aPhoneOfTheGroup(threeMarks);
    await setLock(services.records, '2580', services.randomBytes);
    const user = await visit(services, '/class');
    for (const wrong of ['1111', '2222', '3333']) {
      await user.type(await screen.findByLabelText('かぎの 番号'), wrong);
      await user.click(screen.getByRole('button', { name: '開く' }));
      await waitFor(() => expect(screen.getByLabelText('かぎの 番号')).toHaveValue(''), slowHash);
    }
    expect(await screen.findByText(/あと 15秒ほど お待ちください/)).toBeVisible();
    expect(screen.getByRole('button', { name: '開く' })).toHaveAttribute('aria-disabled', 'true');
    expect(await services.records.ops.count()).toBe(3);
  });

  it('where the number is forgotten, records can be handed over, and a new code opens the area', async () => {
    const joined: string[] = [];
    services = await aPhoneOfTheGroup(threeMarks);
    services = {
      ...services,
      joinGroup: async (code) => {
        joined.push(code);
        return succeed('joined');
      },
    };
    await setLock(services.records, '2580', services.randomBytes);
    const user = await visit(services, '/class/sync');
    await user.click(await screen.findByRole('link', { name: '番号を 忘れたとき' }));
    expect(await screen.findByText(/まだ 市に 届いて いない 記録が 3件/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'ファイルで わたす' })).toHaveAttribute(
      'href',
      '/class/hand-over',
    );
    await user.click(screen.getByRole('link', { name: '8文字を 入れる' }));
    await user.type(await screen.findByLabelText('登録の 8文字'), 'ABCD2345');
    await user.click(screen.getByRole('button', { name: '登録する' }));
    expect(await screen.findByRole('heading', { name: '教室' })).toBeVisible();
    expect(joined).toEqual(['ABCD2345']);
    expect(await services.records.ops.count()).toBe(3);
  });

  it('a locked area still hands records over sealed', async () => {
    services = await aPhoneOfTheGroup(threeMarks);
    await setLock(services.records, '2580', services.randomBytes);
    await visit(services, '/class/hand-over');
    expect(await screen.findByRole('heading', { name: '電波が ないとき' })).toBeVisible();
    expect(await screen.findByText(/わたせる ように なります。/)).toBeVisible();
  });
});

describe('a phone that leaves its group', () => {
  it('is refused while records wait, and shown the two ways to bring them to the city', async () => {
    services = await aPhoneOfTheGroup(threeMarks);
    await visit(services, '/class/phone/leave');
    expect(await screen.findByText(/この電話は まだ 外せません/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'ファイルで わたす' })).toBeVisible();
    expect(screen.queryByRole('button', { name: '外す' })).toBe(null);
    expect(await leaveGroup(services.records, localStorage)).toEqual({
      ok: false,
      failure: { type: 'records-wait', count: 3 },
    });
    expect((await readEnrollment(services.records))?.groupId).toBe('south');
  });

  it('forgets the city’s plans and others’ records, and keeps its own for a city that might need them', async () => {
    services = await aPhoneOfTheGroup(threeMarks);
    const { records } = services;
    const sync = await readSync(records);
    await records.phone.put({ ...sync, ...acknowledged, cursor: '12' });
    await records.ops.add(anOp({ deviceId: 'b'.repeat(32), seq: 1 }));
    await changeActors(records, (actors) => withActor(actors, 'a'));
    localStorage.setItem('phone-mirror', '{"deviceId":"x","lastSeq":3,"ackedThrough":3}');
    const user = await visit(services, '/class/phone/leave');
    await user.click(await screen.findByRole('button', { name: '外す' }));
    await user.click(
      within(screen.getByRole('dialog', { hidden: true })).getByRole('button', {
        name: '外す',
        hidden: true,
      }),
    );
    // Without a line the city cannot be told yet: one may wait, stay, or leave untold.
    expect(await screen.findByRole('heading', { name: '市に 伝えて います' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: '外すのを やめる' }));
    expect(await screen.findByRole('button', { name: '外す' })).toBeVisible();
    await wishToLeave(records, true);
    await user.click(await screen.findByRole('button', { name: '伝えずに 外す' }));
    expect(await screen.findByLabelText('登録の 8文字')).toBeVisible();
    expect(await records.ops.toArray()).toEqual(threeMarks);
    expect(await records.phone.get('actors')).toBe(undefined);
    const after = await readSync(records);
    expect(after.former.map(({ deviceId, receipts }) => [deviceId, receipts])).toEqual([
      [threeMarks[0]?.deviceId, acknowledged.receipts],
    ]);
    expect(after.cursor).toBe('');
    expect(localStorage.getItem('phone-mirror')).toBe(null);
    expect(services.now()).toBe(classTime);
  });
});
