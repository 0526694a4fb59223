// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Services } from '../../../src/client/store/services.ts';
import { emptySync } from '../../../src/client/store/sync-state.ts';
import type { Receipts } from '../../../src/sync/outbox.ts';
import { hashOp, opIdOf } from '../../../src/sync/op.ts';
import { receiptCodeOf } from '../../../src/sync/receipt-code.ts';
import { anOp, classTime, deviceB } from '../../builders.ts';
import { sha256 } from '../../protocol/a-bundle.ts';
import { aPhoneOfTheGroup, leave, visit } from './a-visit.tsx';

let services: Services;
afterEach(() => leave(services));

const own = [anOp(), anOp({ seq: 2, value: 'late' }), anOp({ seq: 3, value: 'asleep' })];
const fetched = anOp({ deviceId: deviceB });

async function aPhoneWith(receipts: Receipts): Promise<void> {
  services = await aPhoneOfTheGroup([...own, fetched]);
  await services.records.phone.put({ ...emptySync, receipts, lastReceiptAt: classTime });
}

describe('the receipt', () => {
  it('[Q1] shows how many arrived and the code of what the city counts, other phones’ records too', async () => {
    await aPhoneWith({
      ackedThrough: 3,
      exceptions: [{ seq: 3, status: 'held', reason: 'class-locked' }],
    });
    const counted = [...own.slice(0, 2), fetched];
    const hashes = await Promise.all(
      counted.map(async (op) => [opIdOf(op), await hashOp(op, sha256)] as const),
    );
    await visit(services, '/class/sync');
    const code = await receiptCodeOf(new Map(hashes), sha256);
    expect(await screen.findByText(code)).toBeVisible();
    expect(screen.getByText(/職員の 画面にも 同じ番号が 出ます/)).toBeVisible();
    expect(screen.getAllByText('3 / 3')[0]).toBeVisible();
    expect(screen.getByText('2 数えました・1 市で 確認中')).toBeVisible();
  });

  it('shows no code while something still waits', async () => {
    await aPhoneWith({ ackedThrough: 2, exceptions: [] });
    await visit(services, '/class/sync');
    expect((await screen.findAllByText('2 / 3'))[0]).toBeVisible();
    expect(screen.queryByText(/受付番号/)).toBeNull();
  });
});

describe('a record that cannot be counted', () => {
  it('is shown with its plain reason; it can be marked again, or taken off the list alone', async () => {
    await aPhoneWith({
      ackedThrough: 3,
      exceptions: [{ seq: 3, status: 'quarantined', reason: 'wrong-value' }],
    });
    const user = await visit(services, '/class/sync');
    expect(await screen.findByText('1件だけ 数えられません')).toBeVisible();
    expect(screen.getByText(/ほかの 2件は 数えました。/)).toBeVisible();
    const row = screen.getByText('出席の 印').closest('li');
    if (!row) throw new Error('the record stands in a list');
    expect(within(row).getByText(/もう一度 印を つけると 直ります。/)).toBeVisible();
    expect(within(row).getByRole('link', { name: '印を つけなおす' })).toHaveAttribute(
      'href',
      '/class/nango-2026-11-20',
    );
    await user.click(within(row).getByRole('button', { name: '一覧から 外す' }));
    const sheet = screen.getByRole('dialog');
    expect(within(sheet).getByText(/ほかの 記録は かわりません。/)).toBeVisible();
    await user.click(within(sheet).getByRole('button', { name: '一覧から 外す' }));
    await screen.findByText('ぜんぶ 届きました。おつかれさまでした。');
    await waitFor(() => expect(screen.queryByText('1件だけ 数えられません')).toBeNull());
    expect(await services.records.ops.count()).toBe(4);
  });
});
