/** What is on a phone's disk, read past the app; and its shape of an earlier or a later release. */
import type { Page } from 'playwright-core';
import type { Op } from '../../sync/op.ts';
import { hashOp, opIdOf } from '../../sync/op.ts';
import { isAcknowledged } from '../../sync/outbox.ts';
import { identitiesOf } from '../../client/store/identities.ts';
import type { EnrollmentRow, SyncRow } from '../../client/store/records-database.ts';
import { sha256 } from '../../../test/simulation/sim-phone.ts';
import type { HeldOp } from './judge.ts';

type Disk = { readonly ops: readonly Op[]; readonly phone: readonly { readonly key: string }[] };

/** Own ops and their receipts; `ops` are all that the phone has. */
export type PhoneRecords = {
  readonly deviceId: string;
  readonly ops: readonly Op[];
  readonly own: readonly HeldOp[];
};

export async function readPhoneRecords(page: Page): Promise<PhoneRecords> {
  const { ops, phone } = await readDisk(page);
  const enrollment = phone.find(({ key }) => key === 'enrollment') as EnrollmentRow | undefined;
  const sync = phone.find(({ key }) => key === 'sync') as SyncRow | undefined;
  if (!enrollment || !sync) throw new Error('the phone has not joined');
  const own = identitiesOf(enrollment, sync).flatMap(({ deviceId, receipts }) =>
    ops
      .filter((op) => op.deviceId === deviceId)
      .map(async (op) => ({
        opId: opIdOf(op),
        hash: await hashOp(op, sha256),
        acknowledged: isAcknowledged(receipts, op.seq),
      })),
  );
  return { deviceId: enrollment.deviceId, ops, own: await Promise.all(own) };
}

export const readDisk = (page: Page): Promise<Disk> => page.evaluate<Disk>(`(${read})()`);

/** Shapes of the records in releases before this one. */
export const formerShapes = [
  {
    version: 1,
    shadow: false,
    sync: 'key receipts epoch cursor lastReceiptAt lastPullAt refusal',
    enrollment: 'key deviceId privateKey token groupId groupName expiresAt city',
  },
  {
    version: 2,
    shadow: true,
    sync: 'key receipts epoch cursor replicaEpoch shadow former checked backedUpThrough checkpoints forgottenThrough forgottenClasses lastReceiptAt lastPullAt refusal',
    enrollment: 'key deviceId privateKey publicKey token groupId groupName expiresAt city',
  },
] as const;

/** As an earlier release left it: its tables, and rows with what it knew of. */
export const makeFormerRelease = (
  page: Page,
  shape: (typeof formerShapes)[number],
): Promise<void> => page.evaluate(`(${rewrite})(${JSON.stringify(shape)})`);

/** As a later release might leave it, which says how new code must be to touch it. */
export const makeLaterRelease = (page: Page, minReader: number): Promise<void> =>
  page.evaluate(`(${raise})(${minReader})`);

/** Each runs in the page, as source. */
const opening = `(version, upgrade) => new Promise((resolve, reject) => {
  const asked = indexedDB.open('records', version);
  asked.onupgradeneeded = () => upgrade(asked.result);
  asked.onsuccess = () => resolve(asked.result);
  asked.onerror = () => reject(asked.error);
  asked.onblocked = () => reject(new Error('somebody has the records open'));
})`;
const answering = `(asked) => new Promise((resolve, reject) => {
  asked.onsuccess = () => resolve(asked.result);
  asked.onerror = () => reject(asked.error);
})`;

const read = `async () => {
  const database = await (${opening})(undefined, () => {});
  const answer = ${answering};
  const stores = database.transaction(['ops', 'phone']);
  const ops = await answer(stores.objectStore('ops').getAll());
  const phone = await answer(stores.objectStore('phone').getAll());
  database.close();
  // A key cannot leave the phone.
  return { ops, phone: phone.map(({ privateKey, ...row }) => row) };
}`;

const rewrite = `async ({ version, shadow, sync, enrollment }) => {
  const open = ${opening};
  const answer = ${answering};
  const now = await open(undefined, () => {});
  const stores = now.transaction(['ops', 'documents', 'phone']);
  const [ops, documents, phone] = await Promise.all(
    ['ops', 'documents', 'phone'].map((name) => answer(stores.objectStore(name).getAll())),
  );
  now.close();
  await answer(indexedDB.deleteDatabase('records'));
  const former = await open(version * 10, (database) => {
    database.createObjectStore('ops', { keyPath: ['deviceId', 'seq'] })
      .createIndex('register.classSessionId', 'register.classSessionId');
    database.createObjectStore('documents', { keyPath: ['kind', 'documentId'] });
    database.createObjectStore('phone', { keyPath: 'key' });
    if (!shadow) return;
    database.createObjectStore('shadowOps', { keyPath: ['deviceId', 'seq'] });
    database.createObjectStore('shadowDocuments', { keyPath: ['kind', 'documentId'] });
  });
  const writing = former.transaction(['ops', 'documents', 'phone'], 'readwrite');
  for (const op of ops) writing.objectStore('ops').add(op);
  for (const document of documents) writing.objectStore('documents').add(document);
  const keep = (row, names) =>
    writing.objectStore('phone')
      .add(Object.fromEntries(names.split(' ').map((name) => [name, row[name]])));
  for (const row of phone) {
    if (row.key === 'enrollment') keep(row, enrollment);
    if (row.key === 'sync') keep(row, sync);
  }
  writing.objectStore('phone').add({ key: 'format', minReader: version });
  await new Promise((resolve, reject) => {
    writing.oncomplete = resolve;
    writing.onabort = () => reject(writing.error);
  });
  former.close();
}`;

const raise = `async (minReader) => {
  const database = await (${opening})(990, () => {});
  const writing = database.transaction('phone', 'readwrite');
  writing.objectStore('phone').put({ key: 'format', minReader });
  await new Promise((resolve) => { writing.oncomplete = resolve; });
  database.close();
}`;
