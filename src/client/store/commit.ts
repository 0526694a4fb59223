/**
 * The one write path of records. A tap becomes an immutable op; when the promise resolves it is on disk
 * (strict durability), and only then may a screen say so. The op store is the outbox, so there is nothing
 * else to write.
 *
 * Numbers are claimed by the write itself: `add` under a taken number fails and the next one is tried. The
 * newest op is remembered only after it was committed, so a crash or a full disk leaves no gap, and one put
 * is all that a tap costs (asking for the newest inside every transaction made it 1.9 times as long).
 */
import { Dexie } from 'dexie';
import type { VolunteerPhone } from '../../domain/people.ts';
import { issueOps, type Intent } from '../../sync/issue.ts';
import type { Op } from '../../sync/op.ts';
import { isTakenNumber } from './record-store-of.ts';
import type { RecordsDatabase } from './records-database.ts';

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
type Queue = { last: Promise<void>; newest: Op | null; readonly listeners: Set<CommitListener> };

const queueByDatabase = new WeakMap<RecordsDatabase, Queue>();
const ignore = (): void => {};

function queueOf(records: RecordsDatabase): Queue {
  const known = queueByDatabase.get(records);
  if (known) return known;
  const queue: Queue = { last: Promise.resolve(), newest: null, listeners: new Set() };
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
    const newest = remembered ?? (await readNewest(recording));
    const author = { deviceId: recording.phone.deviceId, actorId: recording.actorId };
    const ops = issueOps(newest, author, recording.now(), intents);
    queue.newest = null;
    try {
      const [only] = ops;
      if (ops.length === 1 && only) await records.ops.add(only);
      else await records.transaction('rw', records.ops, () => records.ops.bulkAdd([...ops]));
      queue.newest = ops.at(-1) ?? newest ?? null;
      for (const listener of queue.listeners) listener(ops);
      return ops;
    } catch (cause) {
      // Another tab took the number first; anything else is not ours to mend.
      if (!isTakenNumber(cause)) throw cause;
    }
  }
}

function readNewest({ records, phone }: Recording): Promise<Op | undefined> {
  return records.ops
    .where('[deviceId+seq]')
    .between([phone.deviceId, Dexie.minKey], [phone.deviceId, Dexie.maxKey])
    .last();
}
