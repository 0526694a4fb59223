/** Runs in the browser: one mark through the app's own path, and one raw put, turn about, each timed to its commit. */
import { markAttendance } from '../../src/client/store/actions/mark-attendance.ts';
import { foldClassRecord } from '../../src/client/store/queries/class-record.ts';
import { openRecordsDatabase } from '../../src/client/store/records-database.ts';
import { createLearnerId } from '../../src/domain/learner-code.ts';

declare global {
  interface Window {
    /** Milliseconds of each of `rounds` pairs, the order within a pair drawn by `random`. */
    timeTaps: (rounds: number) => Promise<{ ours: number[]; raw: number[] }>;
  }
}

window.timeTaps = async (rounds) => {
  const records = openRecordsDatabase(`bench-${crypto.randomUUID()}`);
  await records.open();
  const raw = await openRaw(`bench-raw-${crypto.randomUUID()}`);
  const recording = {
    records,
    phone: {
      kind: 'volunteer',
      municipalityCode: '142077',
      deviceId: 'a'.repeat(32),
      groupId: 'south',
    },
    actorId: '-',
    now: () => Date.now(),
  } as const;
  const times = { ours: [] as number[], raw: [] as number[] };
  for (let round = -5; round < rounds; round += 1) {
    const learnerId = createLearnerId(crypto.getRandomValues(new Uint8Array(8)));
    const openClass = {
      groupId: 'south',
      roster: [],
      expected: null,
      locked: false,
      personOfCode: (code: string) => code,
      record: foldClassRecord('bench', []),
    };
    const mark = async () => {
      const startedAt = performance.now();
      await markAttendance(recording, openClass, learnerId, 'present');
      return performance.now() - startedAt;
    };
    const put = async () => {
      const startedAt = performance.now();
      await putRaw(raw, round, learnerId);
      return performance.now() - startedAt;
    };
    const oursFirst = Math.random() < 0.5;
    const first = await (oursFirst ? mark() : put());
    const second = await (oursFirst ? put() : mark());
    // The first rounds warm both up and are not counted.
    if (round < 0) continue;
    times.ours.push(oursFirst ? first : second);
    times.raw.push(oursFirst ? second : first);
  }
  return times;
};

function openRaw(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.addEventListener('upgradeneeded', () => {
      const store = request.result.createObjectStore('ops', { keyPath: ['deviceId', 'seq'] });
      store.createIndex('class', 'register.classSessionId');
    });
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
}

/** The same op by hand: one put, one strict commit. */
function putRaw(database: IDBDatabase, round: number, learnerId: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction('ops', 'readwrite', { durability: 'strict' });
    transaction.objectStore('ops').put({
      deviceId: 'a'.repeat(32),
      seq: round + 6,
      actorId: '-',
      register: { classSessionId: 'bench', learnerId, field: 'attendance' },
      value: 'present',
      parents: [],
      clock: { millis: Date.now(), counter: 0 },
      schema: 1,
    });
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('error', () => reject(transaction.error));
  });
}
