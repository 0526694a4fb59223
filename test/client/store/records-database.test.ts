import { Dexie } from 'dexie';
import { afterEach, expect, it } from 'vitest';
import { openRecordsDatabase } from '../../../src/client/store/records-database.ts';
import { readSync } from '../../../src/client/store/sync-state.ts';
import { anOp } from '../../builders.ts';

afterEach(() => Dexie.delete('records'));

it('a database of the first release opens with its ops unchanged, and knows where it stood', async () => {
  const first = new Dexie('records');
  first.version(1).stores({
    ops: '[deviceId+seq], register.classSessionId',
    documents: '[kind+documentId]',
    phone: 'key',
  });
  const ops = [anOp({ seq: 1 }), anOp({ seq: 2, value: null })];
  await first.table('ops').bulkAdd(ops);
  await first.table('phone').bulkAdd([
    { key: 'format', minReader: 1 },
    {
      key: 'sync',
      receipts: { ackedThrough: 1, exceptions: [] },
      cursor: 'c1',
      epoch: 'e1',
      lastReceiptAt: 5,
      lastPullAt: 6,
      refusal: null,
    },
  ]);
  first.close();

  const records = openRecordsDatabase('records');
  await records.open();
  expect(JSON.stringify(await records.ops.toArray())).toBe(JSON.stringify(ops));
  expect(await readSync(records)).toMatchObject({
    receipts: { ackedThrough: 1 },
    epoch: 'e1',
    cursor: 'c1',
    replicaEpoch: 'e1',
    former: [],
    shadow: null,
  });
  // The first release would keep receipts for what a restored city lost, so it must not write here any more.
  expect(await records.phone.get('format')).toEqual({ key: 'format', minReader: 2 });
  records.close();
});
