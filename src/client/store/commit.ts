/**
 * The one write path of records. A tap becomes an immutable op; when the promise resolves it is on disk
 * (strict durability), and only then may a screen say so. The op store is the outbox, so there is nothing
 * else to write.
 *
 * Numbers are claimed by the write itself: `add` under a taken number fails and the next one is tried. The
 * newest op is remembered only after it was committed, so a crash or a full disk leaves no gap, and one put
 * is all that a tap costs (asking for the newest inside every transaction made it 1.9 times as long).
 *
 * A connection that is lost under a write may or may not have kept it. The very same op is then offered once
 * more: if its number is taken by itself, it had been kept, and the tap is neither lost nor recorded twice.
 */
import { Dexie } from 'dexie';
import type { VolunteerPhone } from '../../domain/people.ts';
import { issueOps, type Intent } from '../../sync/issue.ts';
import type { Op } from '../../sync/op.ts';
import { isTakenNumber } from './record-store-of.ts';
import type { RecordsDatabase } from './records-database.ts';
import { onLastingConnection } from './reopen-databases.ts';

/** On whose behalf and on which phone something is recorded. */
export type Recording = {
  readonly records: RecordsDatabase;
  readonly phone: VolunteerPhone;
  /** Who of those sharing the phone; `-` where nobody chose. */
  readonly actorId: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/** Records all of the intents or, when the disk refuses, none. */
export function commit(recording: Recording, intents: readonly Intent[]): Promise<readonly Op[]> {
  const queue = queueOf(recording.records);
  const turn = queue.last.then(() => write(recording, intents, queue));
  queue.last = turn.then(ignore, ignore);
  return turn;
}

/** Told of ops the moment they are on the disk, sooner than a query could read them back. */
export type CommitListener = (ops: readonly Op[]) => void;

/** Returns how to stop listening. Tells of this tab's own ops only; live queries tell of the rest. */
export function onCommitted(records: RecordsDatabase, listener: CommitListener): () => void {
  const { listeners } = queueOf(records);
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Writes of this tab, one after the other, and the newest op that they left; null where it must be read. */
type Queue = {
  last: Promise<void>;
  newest: Op | null;
  /** The last op that this tab wrote; after a loss it tells whether the database is still the same one. */
  written: Op | null;
  readonly listeners: Set<CommitListener>;
};

const queueByDatabase = new WeakMap<RecordsDatabase, Queue>();
const ignore = (): void => {};

function queueOf(records: RecordsDatabase): Queue {
  const known = queueByDatabase.get(records);
  if (known) return known;
  const queue: Queue = {
    last: Promise.resolve(),
    newest: null,
    written: null,
    listeners: new Set(),
  };
  // A database that was closed under us may come back as another one.
  records.on('close', () => {
    queue.newest = null;
  });
  queueByDatabase.set(records, queue);
  return queue;
}

async function write(
  recording: Recording,
  intents: readonly Intent[],
  queue: Queue,
): Promise<readonly Op[]> {
  const { records } = recording;
  for (;;) {
    const remembered = queue.newest?.deviceId === recording.phone.deviceId ? queue.newest : null;
    const newest = remembered ?? (await onLastingConnection(records, () => readNewest(recording)));
    assertSameDatabase(newest, recording, queue);
    const author = { deviceId: recording.phone.deviceId, actorId: recording.actorId };
    const ops = issueOps(newest, author, recording.now(), intents);
    queue.newest = null;
    try {
      await onLastingConnection(records, async (isRepeated) => {
        if (!isRepeated || !(await wereKept(records, ops))) await add(records, ops);
      });
      queue.newest = ops.at(-1) ?? newest ?? null;
      queue.written = queue.newest;
      for (const listener of queue.listeners) listener(ops);
      return ops;
    } catch (cause) {
      // Another tab took the number first; anything else is not ours to mend.
      if (!isTakenNumber(cause)) throw cause;
    }
  }
}

/** All of them or none: a single `add` is a transaction of its own, and cheaper. */
async function add(records: RecordsDatabase, ops: readonly Op[]): Promise<void> {
  const [only] = ops;
  if (ops.length === 1 && only) await records.ops.add(only);
  else await records.transaction('rw', records.ops, () => records.ops.bulkAdd([...ops]));
}

/** Did these very ops reach the disk before the connection went? They are kept together, so one tells of all. */
async function wereKept(records: RecordsDatabase, ops: readonly Op[]): Promise<boolean> {
  const [first] = ops;
  if (!first) return true;
  const kept = await records.ops.get([first.deviceId, first.seq]);
  return JSON.stringify(kept) === JSON.stringify(first);
}

/** Where the browser emptied the storage, numbers would begin anew and collide with those that the city has. */
function assertSameDatabase(
  newest: Op | undefined,
  { phone }: Recording,
  { written }: Queue,
): void {
  if (written?.deviceId === phone.deviceId && written.seq > (newest?.seq ?? 0))
    throw new Error('the records of this phone were removed under the app');
}

function readNewest({ records, phone }: Recording): Promise<Op | undefined> {
  return records.ops
    .where('[deviceId+seq]')
    .between([phone.deviceId, Dexie.minKey], [phone.deviceId, Dexie.maxKey])
    .last();
}
