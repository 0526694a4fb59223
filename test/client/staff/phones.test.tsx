// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { StaffDesk } from '../../../src/client/store/services.ts';
import { fail, succeed } from '../../../src/domain/result.ts';
import { HOUR } from '../../../src/domain/time.ts';
import { me, now, places, visit } from './visit.tsx';

const phone = {
  deviceId: '3fa9'.padEnd(32, '0'),
  groupId: 'south',
  groupName: 'スマホサポート南',
  enrolledAt: Date.UTC(2026, 9, 1, 1, 0),
  expiresAt: Date.UTC(2027, 2, 30),
  revokedAt: null,
  leftAt: null,
  lastContactAt: Date.UTC(2026, 10, 20, 6, 10),
  missingOps: 17,
  quarantinedOps: 0,
  heldOps: 0,
  stolen: false,
};

const aDesk = (desk: Partial<StaffDesk> = {}): Partial<StaffDesk> => ({
  documents: async () => succeed(places),
  openEnrollmentCodes: async () => succeed([]),
  devices: async () => succeed([phone]),
  ...desk,
});

const aRecordsFile = () =>
  new File(
    [
      JSON.stringify({
        format: 'sumaho-hiroba-records',
        version: 1,
        municipalityCode: '142077',
        keyId: 'a'.repeat(16),
        records: 3,
        packing: 'none',
        oneTimeKey: { kty: 'EC', crv: 'P-256', x: 'x'.repeat(43), y: 'y'.repeat(43) },
        sealed: 'sealed',
      }),
    ],
    'records.txt',
    { type: 'text/plain' },
  );

describe('a file of records', () => {
  it('is taken in, and what arrived of it is told: new, there already, and what waits', async () => {
    const taken: unknown[] = [];
    await visit(
      '/staff/phones',
      aDesk({
        takeInParcel: async (bundle) => {
          taken.push(bundle.records);
          return succeed({
            applied: 1,
            duplicate: 0,
            held: 2,
            quarantined: 0,
            erased: 0,
            notTaken: 0,
            deviceId: phone.deviceId,
            groupId: 'south',
            groupName: 'スマホサポート南',
            results: [],
          });
        },
      }),
    );
    await userEvent.upload(await screen.findByLabelText('ファイルを選ぶ'), aRecordsFile());
    expect(
      await screen.findByText('電話 3FA9（スマホサポート南）の記録を取り込みました。'),
    ).toBeVisible();
    const table = screen.getByRole('table', { name: '記録ファイルの取り込み' });
    const rows = within(table).getAllByRole('row');
    expect(rows.slice(1).map(({ textContent }) => textContent)).toEqual([
      '新しく数えた1',
      'すでに届いていた0',
      '確認待ち2',
    ]);
    expect(taken).toEqual([3]);
  });

  it('says why records in it cannot be counted, and what to do', async () => {
    const refused = { opId: `${'a'.repeat(32)}:1`, hash: '0'.repeat(64) };
    await visit(
      '/staff/phones',
      aDesk({
        takeInParcel: async () =>
          succeed({
            applied: 0,
            duplicate: 0,
            held: 0,
            quarantined: 1,
            erased: 0,
            notTaken: 0,
            deviceId: 'a'.repeat(32),
            groupId: 'south',
            groupName: 'スマホサポート南',
            results: [{ ...refused, status: 'quarantined', reason: 'not-your-group' }],
          }),
      }),
    );
    await userEvent.upload(await screen.findByLabelText('ファイルを選ぶ'), aRecordsFile());
    expect(await screen.findByText(/^1件は、ほかの団体の教室の記録です。/)).toBeVisible();
    expect(screen.queryByText(/形を読み取れません/)).toBeNull();
  });

  it('that is none, and one that the city cannot open, are told apart', async () => {
    await visit(
      '/staff/phones',
      aDesk({
        takeInParcel: async () => fail({ type: 'parcel-other-city', title: '', status: 422 }),
      }),
    );
    const field = await screen.findByLabelText('ファイルを選ぶ');
    await userEvent.upload(field, new File(['hello'], 'a.txt', { type: 'text/plain' }));
    expect(await screen.findByText('これは記録のファイルではないようです。')).toBeVisible();
    await userEvent.upload(field, aRecordsFile());
    expect(await screen.findByText(/ほかの市あてに封をしたものです。/)).toBeVisible();
  });
});

describe('the phones page', () => {
  it('shows an issued code large, in fours, with its end, and then among the open ones', async () => {
    const open: { groupId: string }[] = [];
    await visit(
      '/staff/phones',
      aDesk({
        issueEnrollmentCode: async (groupId) => {
          open.push({ groupId });
          return succeed({ codeId: 'first', code: '7KQ2M4XP', expiresAt: now + 24 * HOUR });
        },
        openEnrollmentCodes: async () =>
          succeed(
            open.map(({ groupId }) => ({
              codeId: 'first',
              groupId,
              groupName: 'スマホサポート南',
              issuedAt: now,
              expiresAt: now + 24 * HOUR,
            })),
          ),
      }),
    );
    expect(await screen.findByText('使われていない登録コードはありません。')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: '登録コードを出す' }));
    expect(await screen.findByLabelText('登録コード')).toHaveTextContent('7KQ2-M4XP');
    expect(screen.getByText('2026年11月23日 13:05まで、1回だけ使えます。')).toBeVisible();
    expect(
      await screen.findByRole('button', {
        name: '2026年11月22日 13:05にスマホサポート南へ出したコードを取り消す',
      }),
    ).toBeVisible();
    expect(open).toEqual([{ groupId: 'south' }]);
  });

  it('says of each phone when it was heard of and how much is still to come', async () => {
    await visit(
      '/staff/phones',
      aDesk({
        devices: async () =>
          succeed([
            phone,
            { ...phone, deviceId: 'b07c'.padEnd(32, '0'), lastContactAt: null, missingOps: 0 },
          ]),
      }),
    );
    expect(await screen.findByRole('row', { name: /電話 3FA9/ })).toHaveTextContent(
      '電話 3FA9スマホサポート南2026年10月1日 10:002026年11月20日 15:101700使用中',
    );
    expect(screen.getByRole('row', { name: /電話 B07C/ })).toHaveTextContent('—000使用中');
  });

  it('before ending an enrollment says what happens, and how much has not arrived', async () => {
    const revoked: string[] = [];
    await visit(
      '/staff/phones',
      aDesk({
        devices: async () => succeed([{ ...phone, revokedAt: revoked.length > 0 ? now : null }]),
        revokeDevice: async (deviceId) => {
          revoked.push(deviceId);
          return succeed('revoked');
        },
      }),
    );
    await userEvent.click(await screen.findByRole('button', { name: '電話 3FA9の登録を終える' }));
    const question = screen.getByRole('dialog', { name: '電話 3FA9の登録を終えますか' });
    expect(question).toHaveTextContent('まだ届いていない記録が17件あります。');
    expect(question).toHaveTextContent('市に届いている記録は、そのまま残ります。');
    await userEvent.click(within(question).getByRole('button', { name: 'そのままにする' }));
    expect(revoked).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: '電話 3FA9の登録を終える' }));
    await userEvent.click(
      within(screen.getByRole('dialog')).getByRole('button', { name: '登録を終える' }),
    );
    expect(await screen.findByText('2026年11月22日 13:05に終了')).toBeVisible();
    expect(revoked).toEqual([phone.deviceId]);
  });

  it('a viewer sees the phones, and neither codes nor a way to end an enrollment', async () => {
    await visit('/staff/phones', {
      documents: async () => succeed(places),
      openEnrollmentCodes: async () => succeed([]),
      devices: async () => succeed([phone]),
      me: async () => succeed({ ...me, role: 'viewer' }),
    });
    expect(await screen.findByRole('row', { name: /電話 3FA9/ })).toBeVisible();
    expect(screen.queryByRole('button', { name: '登録コードを出す' })).toBeNull();
    expect(screen.queryByRole('button', { name: /登録を終える/ })).toBeNull();
  });
});

describe('records that wait for staff', () => {
  it('are counted with one button, which first says what that means', async () => {
    const released: string[] = [];
    await visit('/staff/phones', {
      ...aDesk(),
      devices: async () => succeed([{ ...phone, heldOps: released.length > 0 ? 0 : 2 }]),
      releaseHeld: async (deviceId) => {
        released.push(deviceId);
        return succeed(2);
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: '電話 3FA9の確認待ち2件を数える' }),
    );
    const question = screen.getByRole('dialog', { name: '電話 3FA9の確認待ちを数えますか' });
    expect(question).toHaveTextContent('教室は締めたままです。');
    expect(released).toEqual([]);
    await userEvent.click(within(question).getByRole('button', { name: '数える' }));
    expect(await screen.findByText('2件を数えました。')).toBeVisible();
    expect(released).toEqual([phone.deviceId]);
    expect(screen.queryByRole('button', { name: /確認待ち/ })).toBeNull();
  });
});
