import { expect, it } from 'vitest';
import { mirrorPhone, readLostRecords } from '../../../src/client/store/phone-mirror.ts';
import { anOp, deviceA } from '../../builders.ts';
import { anEnrollment } from '../../contracts/an-enrollment.ts';
import { MemoryRecordStore } from '../../simulation/memory-record-store.ts';

const aStorage = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
};

it('[K3] tells how many records had not reached the city when the database went', async () => {
  const [store, storage] = [new MemoryRecordStore(), aStorage()];
  expect(readLostRecords(storage)).toBeNull();
  store.rows.enrollment = anEnrollment(deviceA);
  await store.addOps([1, 2, 3].map((seq) => anOp({ seq })));
  const { sync } = store.rows;
  store.rows.sync = { ...sync, receipts: { ackedThrough: 1, exceptions: [] } };
  await mirrorPhone(store, storage);
  expect(readLostRecords(storage)).toEqual({ deviceId: deviceA, lastSeq: 3, count: 2 });
});

it('[K3] an emptied database leaves the mirror as it was', async () => {
  const [store, storage] = [new MemoryRecordStore(), aStorage()];
  store.rows.enrollment = anEnrollment(deviceA);
  await store.addOps([anOp()]);
  await mirrorPhone(store, storage);
  await mirrorPhone(new MemoryRecordStore(), storage);
  expect(readLostRecords(storage)?.count).toBe(1);
});
