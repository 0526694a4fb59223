// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Services } from '../../../src/client/store/services.ts';
import { DAY } from '../../../src/domain/time.ts';
import { readDelivery } from '../../../src/client/store/queries/outbox.ts';
import { emptySync } from '../../../src/client/store/sync-state.ts';
import { readBundle, type SealKey } from '../../../src/protocol/bundle.ts';
import type { ReferenceDocument } from '../../../src/protocol/documents.ts';
import { openBundle } from '../../../src/protocol/seal.ts';
import type { Receipts } from '../../../src/sync/outbox.ts';
import { hashOp, opIdOf } from '../../../src/sync/op.ts';
import { receiptCodeOf } from '../../../src/sync/receipt-code.ts';
import { anOp, classSessionId, classTime, deviceA, deviceB, learner1 } from '../../builders.ts';
import { aSealPair, packing, sha256, subtle } from '../../protocol/a-bundle.ts';
import { aPhoneOfTheGroup, leave, visit } from './a-visit.tsx';
import { watchSaving } from './watch-saving.ts';

let services: Services;
afterEach(() => leave(services));

const own = [anOp(), anOp({ seq: 2, value: 'late' }), anOp({ seq: 3, value: 'asleep' })];
const fetched = anOp({ deviceId: deviceB });

/** The class, with the learner of the records in seat 3. */
const aPlan = {
  kind: 'planned-class-session',
  documentId: classSessionId,
  revision: 1,
  deleted: false,
  body: {
    courseId: 'basics',
    groupId: 'south',
    venueId: 'nango',
    date: '2026-11-20',
    start: '13:30',
    end: '15:00',
    roster: [{ seat: 3, learnerId: learner1 }],
    status: 'planned',
  },
} satisfies ReferenceDocument;

async function aPhoneWith(receipts: Receipts, sealKey: SealKey | null = null): Promise<void> {
  services = await aPhoneOfTheGroup([...own, fetched]);
  await services.records.phone.put({ ...emptySync, receipts, sealKey, lastReceiptAt: classTime });
}

function rowOf(text: string): HTMLElement {
  const row = screen.getByText(text).closest('li');
  if (!row) throw new Error('the record stands in a list');
  return row;
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
    expect((await screen.findAllByText(code))[0]).toBeVisible();
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

describe('the receipts of classes that are over', () => {
  it('stand one below the other, each with its count, the city’s time and its own code', async () => {
    const earlier = anOp({
      register: { classSessionId: 'nango-2026-11-13', learnerId: learner1, field: 'attendance' },
    });
    services = await aPhoneOfTheGroup([earlier, ...own.slice(1)]);
    const { records } = services;
    await records.documents.bulkPut([
      aPlan,
      {
        ...aPlan,
        documentId: 'nango-2026-11-13',
        body: { ...aPlan.body, date: '2026-11-13' },
      },
    ]);
    await records.phone.put({
      ...emptySync,
      receipts: { ackedThrough: 3, exceptions: [] },
      lastReceiptAt: classTime,
      answeredAt: { [classSessionId]: classTime, 'nango-2026-11-13': classTime - 7 * DAY },
    });
    await visit(services, '/class/sync');
    const code = await receiptCodeOf(
      new Map([[opIdOf(earlier), await hashOp(earlier, sha256)]]),
      sha256,
    );
    await screen.findByText(code);
    const past = rowOf(code);
    expect(past).toHaveTextContent('11月13日');
    expect(within(past).getByText('1 / 1')).toBeVisible();
    expect(within(past).getByText('11月13日 金 13:30に 届きました')).toBeVisible();
    expect(screen.getByText('11月20日 金 13:30に 届きました')).toBeVisible();
    expect(screen.getByText('この電話は 市の 画面で「AAAA」です。')).toBeVisible();
  });
});

describe('a record that cannot be counted', () => {
  it('is shown with its seat and plain reason, and how to make it anew', async () => {
    await aPhoneWith({
      ackedThrough: 3,
      exceptions: [{ seq: 3, status: 'quarantined', reason: 'wrong-value' }],
    });
    await services.records.documents.put(aPlan);
    await visit(services, '/class/sync');
    expect(await screen.findByText('1件だけ 止まって います')).toBeVisible();
    expect(screen.getByText('ほかの 2件は 数えました。')).toBeVisible();
    const row = rowOf('3番の 出席の 印');
    expect(within(row).getByText(/つけなおすと 直ります。/)).toBeVisible();
    expect(within(row).getByText(/11月20日/)).toBeVisible();
    expect(within(row).getByRole('link', { name: '印を つけなおす' })).toHaveAttribute(
      'href',
      '/class/nango-2026-11-20',
    );
  });

  it('of another group’s class says that marking anew does not help, and what does', async () => {
    await aPhoneWith({
      ackedThrough: 3,
      exceptions: [{ seq: 3, status: 'quarantined', reason: 'not-your-group' }],
    });
    await visit(services, '/class/sync');
    const row = (await screen.findByText('出席の 印')).closest('li') ?? document.body;
    expect(within(row).getByText(/つけなおしても 数えられません。/)).toBeVisible();
    expect(within(row).getByText(/市の 職員に 話して、/)).toBeVisible();
    expect(within(row).queryByRole('link', { name: '印を つけなおす' })).toBeNull();
    expect(within(row).getByRole('link', { name: 'わたす・保存する' })).toBeVisible();

    await services.records.documents.put(aPlan);
    const ours = await screen.findByText(/この団体の ものに しました。/);
    expect(
      within(ours.closest('li') ?? document.body).getByRole('link', { name: '印を つけなおす' }),
    ).toBeVisible();
  });

  it('can be taken off the list alone, and nothing is removed', async () => {
    await aPhoneWith({
      ackedThrough: 3,
      exceptions: [{ seq: 3, status: 'quarantined', reason: 'wrong-value' }],
    });
    const user = await visit(services, '/class/sync');
    await user.click(await screen.findByRole('button', { name: '一覧から 外す' }));
    const sheet = screen.getByRole('dialog');
    expect(within(sheet).getByText(/ほかの 記録は かわりません。/)).toBeVisible();
    await user.click(within(sheet).getByRole('button', { name: '一覧から 外す' }));
    await screen.findByText('ぜんぶ 届きました。おつかれさまでした。');
    await waitFor(() => expect(screen.queryByText('1件だけ 止まって います')).toBeNull());
    expect(await services.records.ops.count()).toBe(4);
  });

  it('[P1] can be handed over alone, sealed to the city', async () => {
    const city = await aSealPair();
    await aPhoneWith(
      { ackedThrough: 3, exceptions: [{ seq: 2, status: 'quarantined', reason: 'wrong-value' }] },
      city.sealKey,
    );
    const saved = watchSaving();
    const user = await visit(services, '/class/sync');
    await user.click(await screen.findByRole('link', { name: 'わたす・保存する' }));
    expect(await screen.findByRole('heading', { name: '1件だけ わたす' })).toBeVisible();
    await user.click(await screen.findByRole('button', { name: '電話に 保存する' }));
    const bundle = readBundle((await saved[0]?.text) ?? '');
    const opened = bundle && (await openBundle({ subtle, packing }, city.privateKey, bundle));
    expect(opened?.ok && opened.value.content).toMatchObject({
      requests: [{ deviceId: deviceA, lastSeq: 3, ops: [own[1]] }],
    });
    await user.click(screen.getByRole('link', { name: 'QRコードで わたす' }));
    expect(await screen.findByRole('img', { name: /QRコード/ })).toBeVisible();
    await user.click(screen.getByRole('link', { name: 'もどる' }));
    expect(await screen.findByRole('heading', { name: '1件だけ わたす' })).toBeVisible();
  });

  it('[B7] one that does not get through while later ones do is shown as on this phone, and is sent on', async () => {
    await aPhoneWith({ ackedThrough: 1, exceptions: [{ seq: 3, status: 'applied' }] });
    const user = await visit(services, '/class/sync');
    const row = rowOf((await screen.findByText('出席の 印')).textContent);
    expect(within(row).getByText(/記録は この電話に あります。/)).toBeVisible();
    await user.click(within(row).getByRole('button', { name: '一覧から 外す' }));
    expect(screen.getByText(/送るのも つづけます。/, { selector: 'dialog *' })).toBeVisible();
    await user.click(
      within(screen.getByRole('dialog')).getByRole('button', { name: '一覧から 外す' }),
    );
    await waitFor(() => expect(screen.queryByText('1件だけ 止まって います')).toBeNull());
    expect((await readDelivery(services.records)).waiting).toBe(1);
  });
});
