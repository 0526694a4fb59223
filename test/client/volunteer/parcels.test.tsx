// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Services } from '../../../src/client/store/services.ts';
import { readDelivery } from '../../../src/client/store/queries/outbox.ts';
import { keepParcelOutcome } from '../../../src/client/store/carried-parcels.ts';
import { readBundle } from '../../../src/protocol/bundle.ts';
import { openBundle, sealBundle } from '../../../src/protocol/seal.ts';
import { anOp, classTime, deviceA, deviceB } from '../../builders.ts';
import { aContent, aSealPair, aSigningPair, packing, subtle } from '../../protocol/a-bundle.ts';
import { aPhoneOfTheGroup, leave, visit } from './a-visit.tsx';
import { watchSaving } from './watch-saving.ts';

let services: Services;
afterEach(() => leave(services));

const threeMarks = [anOp(), anOp({ seq: 2, value: 'late' }), anOp({ seq: 3, value: 'absent' })];

describe('handing records over without a line', () => {
  it('[P1] [P2] saves a file that only the city can open, and keeps the records waiting', async () => {
    const city = await aSealPair();
    services = await aPhoneOfTheGroup(threeMarks, { sealKey: city.sealKey });
    const saved = watchSaving();
    const user = await visit(services, '/class/hand-over');
    expect(await screen.findByText('まだ 届いて いない 記録 3件を わたせます。')).toBeVisible();
    await user.click(screen.getByRole('button', { name: '電話に 保存する' }));
    expect(await screen.findByText('ファイルを 保存 しました。')).toBeVisible();
    const [file] = saved;
    expect(file?.name).toMatch(/^sumaho-hiroba-[0-9a-f]{8}\.txt$/);
    const bundle = readBundle((await file?.text) ?? '');
    const opened = bundle && (await openBundle({ subtle, packing }, city.privateKey, bundle));
    expect(opened?.ok && opened.value.content).toMatchObject({
      signedBy: deviceA,
      requests: [{ deviceId: deviceA, lastSeq: 3, ops: threeMarks }],
    });
    expect((await readDelivery(services.records)).waiting).toBe(3);
  });

  it('says so when there is nothing to hand over', async () => {
    services = await aPhoneOfTheGroup([], { sealKey: (await aSealPair()).sealKey });
    await visit(services, '/class/hand-over');
    expect(await screen.findByText(/わたす 記録は ありません。/)).toBeVisible();
  });

  it('says what to do when the city has not yet told what to seal with', async () => {
    services = await aPhoneOfTheGroup(threeMarks);
    await visit(services, '/class/hand-over');
    expect(await screen.findByText(/いちど 電波の ある 所で/)).toBeVisible();
  });

  it('shows the codes one after the other, and lets one go back and on by hand', async () => {
    services = await aPhoneOfTheGroup(threeMarks, { sealKey: (await aSealPair()).sealKey });
    const user = await visit(services, '/class/hand-over/codes');
    const first = await screen.findByRole('img', { name: /QRコード (\d)枚の うち 1枚目/ });
    const of = /(\d)枚の/.exec(first.getAttribute('aria-label') ?? '')?.[1];
    await user.click(screen.getByRole('button', { name: '次' }));
    expect(screen.getByRole('img', { name: `QRコード ${of}枚の うち 2枚目` })).toBeVisible();
    expect(screen.getByRole('button', { name: 'すすめる' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: '前' }));
    await user.click(screen.getByRole('button', { name: '前' }));
    expect(screen.getByRole('img', { name: `QRコード ${of}枚の うち ${of}枚目` })).toBeVisible();
  });
});

async function aParcelOf(municipalityCode: string): Promise<File> {
  const { sealKey } = await aSealPair();
  const { privateKey } = await aSigningPair();
  const bundle = await sealBundle(
    { subtle, packing, municipalityCode, sealKey, signingKey: privateKey },
    aContent(deviceB, [anOp({ deviceId: deviceB }), anOp({ deviceId: deviceB, seq: 2 })]),
  );
  return new File([JSON.stringify(bundle)], 'records.txt', { type: 'text/plain' });
}

describe('carrying another phone’s records', () => {
  it('[P6] keeps the file as it came, shows it, and tries to deliver it', async () => {
    services = await aPhoneOfTheGroup([]);
    let woken = 0;
    services = { ...services, syncSoon: () => (woken += 1) };
    const user = await visit(services, '/class/carry');
    const file = await aParcelOf('142077');
    await user.upload(await screen.findByLabelText('ファイルから あずかる'), file);
    expect(await screen.findByText('2件 あずかりました')).toBeVisible();
    expect(
      await screen.findByText('この電話に あります。まだ 市には 届いて いません。'),
    ).toBeVisible();
    const [parcel] = await services.records.parcels.toArray();
    expect(parcel).toMatchObject({ text: await file.text(), records: 2, outcome: null });
    expect(woken).toBe(1);
  });

  it('says what the city answered, and then lets one take it off the list', async () => {
    services = await aPhoneOfTheGroup([]);
    const user = await visit(services, '/class/carry');
    await user.upload(
      await screen.findByLabelText('ファイルから あずかる'),
      await aParcelOf('142077'),
    );
    await screen.findByText('この電話に あります。まだ 市には 届いて いません。');
    const [parcel] = await services.records.parcels.toArray();
    await keepParcelOutcome(services.records, parcel?.bundleId ?? '', {
      at: classTime,
      answer: { applied: 1, duplicate: 1, held: 0, quarantined: 0, erased: 0, notTaken: 0 },
    });
    expect(await screen.findByText('13:30 市に 届けました。')).toBeVisible();
    expect(
      screen.getByText('新しい 記録 1件・もう 届いて いた 1件・市で 確認中 0件'),
    ).toBeVisible();
    await user.click(screen.getByRole('button', { name: '2件の 預かった 記録を 一覧から 消す' }));
    expect(await services.records.parcels.count()).toBe(0);
  });

  it.each([
    ['another city’s', () => aParcelOf('142034'), 'これは ほかの 市の 記録です。'],
    [
      'a file of something else',
      async () => new File(['hello'], 'a.txt', { type: 'text/plain' }),
      'これは 記録の ファイルでも QRコードでも ないようです。',
    ],
  ])('kindly refuses %s', async (_, makeFile, words) => {
    services = await aPhoneOfTheGroup([]);
    const user = await visit(services, '/class/carry');
    await user.upload(await screen.findByLabelText('ファイルから あずかる'), await makeFile());
    expect(await screen.findByText(new RegExp(words))).toBeVisible();
    expect(await services.records.parcels.count()).toBe(0);
  });

  it('without a camera says so and leaves the file as the way', async () => {
    services = await aPhoneOfTheGroup([]);
    const user = await visit(services, '/class/carry');
    await user.click(await screen.findByRole('button', { name: 'カメラで 読む' }));
    expect(await screen.findByText(/カメラが 見つかり ません。/)).toBeVisible();
    expect(screen.getByLabelText('ファイルから あずかる')).toBeVisible();
  });
});
