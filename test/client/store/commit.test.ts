import { afterEach, beforeEach, expect, it } from 'vitest';
import { commit, type Recording } from '../../../src/client/store/commit.ts';
import type { Intent } from '../../../src/sync/issue.ts';
import {
  NewerRecordsFound,
  openRecordsDatabase,
  type RecordsDatabase,
} from '../../../src/client/store/records-database.ts';
import { losing, type Losing } from './lose-connection.ts';
import { anOp, classSessionId, classTime, deviceA, deviceB, learner1 } from '../../builders.ts';

let records: RecordsDatabase;
let recording: Recording;
let lose: Losing;

beforeEach(async () => {
  records = openRecordsDatabase('records');
  lose = losing(records);
  await records.open();
  recording = {
    records,
    phone: { kind: 'volunteer', municipalityCode: '142077', deviceId: deviceA, groupId: 'south' },
    actorId: '-',
    now: () => classTime,
  };
});

afterEach(async () => {
  await records.delete();
});

const mark = (value: string | null, heads: Intent['heads'] = []): Intent => ({
  register: { classSessionId, learnerId: learner1, field: 'attendance' },
  value,
  heads,
});

it('[O2] a tap becomes one op with the next number, on disk when the promise resolves', async () => {
  const [first] = await commit(recording, [mark('present')]);
  const [second] = await commit(recording, [mark('late', first ? [first] : [])]);
  expect(await records.ops.toArray()).toEqual([first, second]);
  expect(second).toEqual({
    deviceId: deviceA,
    seq: 2,
    actorId: '-',
    register: { classSessionId, learnerId: learner1, field: 'attendance' },
    value: 'late',
    parents: [`${deviceA}:1`],
    clock: { millis: classTime, counter: 1 },
    schema: 1,
  });
});

it('[O2] twenty taps at once are numbered 1 to 20 without a gap', async () => {
  await Promise.all(Array.from({ length: 20 }, () => commit(recording, [mark('present')])));
  const seqs = (await records.ops.toArray()).map((op) => op.seq);
  expect(seqs).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
});

it('[O2] the number is taken from this phone alone, whatever was pulled from others', async () => {
  await records.ops.bulkAdd([anOp({ deviceId: deviceB, seq: 40 })]);
  const [op] = await commit(recording, [mark('present')]);
  expect(op?.seq).toBe(1);
});

it('[O2] two tabs of one phone that tap at the same time take different numbers', async () => {
  const otherTab = openRecordsDatabase('records');
  await otherTab.open();
  await commit(recording, [mark('present')]);
  await commit({ ...recording, records: otherTab }, [mark('late')]);
  await Promise.all([
    commit(recording, [mark('absent')]),
    commit({ ...recording, records: otherTab }, [mark('excused'), mark('present')]),
    commit(recording, [mark('late')]),
  ]);
  otherTab.close();
  expect((await records.ops.toArray()).map((op) => op.seq)).toEqual([1, 2, 3, 4, 5, 6]);
});

it('[C1] a mark made from another phone’s mark is stamped later, even when our clock is behind', async () => {
  const seen = anOp({ deviceId: deviceB, clock: { millis: classTime + 60_000, counter: 2 } });
  const [op] = await commit(recording, [mark('absent', [seen])]);
  expect(op?.clock).toEqual({ millis: classTime + 60_000, counter: 3 });
});

it('a set of records is kept whole or not at all', async () => {
  await records.ops.add(anOp({ seq: 1 }));
  const broken = mark('present');
  const uncloneable = { ...broken, value: (() => 1) as unknown as string };
  await expect(commit(recording, [broken, uncloneable])).rejects.toThrow(/clone/i);
  expect(await records.ops.count()).toBe(1);
  const [next] = await commit(recording, [mark('present')]);
  expect(next?.seq).toBe(2);
});

it.each([
  ['Safari lost it without a word', () => lose.quietly()],
  ['it was closed', () => records.backendDB().close()],
  ['another tab asked for it', () => records.close({ disableAutoOpen: false })],
])('[O2] a tap is kept under the next number after the connection went: %s', async (_, loseIt) => {
  await commit(recording, [mark('present')]);
  loseIt();
  const [op] = await commit(recording, [mark('late')]);
  expect(op?.seq).toBe(2);
  expect((await records.ops.toArray()).map(({ value }) => value)).toEqual(['present', 'late']);
});

it.each([1, 2])(
  '[O2] %i marks that were kept before the connection went are not recorded twice',
  async (count) => {
    await commit(recording, [mark('present')]);
    lose.afterNextWrite();
    const marks = Array.from({ length: count }, () => mark('late'));
    const ops = await commit(recording, marks);
    expect((await records.ops.toArray()).slice(1)).toEqual(ops);
    expect(ops.map(({ seq }) => seq)).toEqual([2, 3].slice(0, count));
    const [next] = await commit(recording, [mark('absent')]);
    expect(next?.seq).toBe(count + 2);
  },
);

it('[O2] records that were removed under the app are not begun anew under the same numbers', async () => {
  await commit(recording, [mark('present')]);
  await new Promise((resolve, reject) => {
    const removal = indexedDB.deleteDatabase('records');
    removal.addEventListener('success', resolve);
    removal.addEventListener('error', reject);
  });
  await expect(commit(recording, [mark('late')])).rejects.toThrow(/removed/);
  expect(await records.ops.count()).toBe(0);
});

it('a newer database is not touched by this code', async () => {
  await records.phone.put({ key: 'format', minReader: 3 });
  records.close();
  const older = openRecordsDatabase('records');
  await expect(older.open()).rejects.toBeInstanceOf(NewerRecordsFound);
  await expect(older.ops.add(anOp())).rejects.toThrow(/newer app|closed/i);
});
