/**
 * What of a phone's ops is still to be handed over, in what portions, and what an answer proves. The op
 * store is the outbox: nothing is ever moved or deleted for sending; these rules only read numbers.
 */
import { opIdOf, type Op } from './op.ts';

export type TerminalStatus = 'applied' | 'duplicate' | 'held' | 'quarantined' | 'erased';

/** A receipt that is worth keeping by itself: above the watermark, or not counted by the city. */
export type ReceiptException = {
  readonly seq: number;
  readonly status: TerminalStatus;
  readonly reason?: string;
};

/** Receipts of one device: everything up to the watermark has one; exceptions tell the rest. */
export type Receipts = {
  readonly ackedThrough: number;
  readonly exceptions: readonly ReceiptException[];
};

export const noReceipts: Receipts = { ackedThrough: 0, exceptions: [] };

/** Has this op a receipt, and does the city count it? */
export const isCountedOp = (receipts: Receipts, seq: number): boolean => {
  const exception = receipts.exceptions.find((known) => known.seq === seq);
  return exception ? isCounted(exception.status) : seq <= receipts.ackedThrough;
};

/** Has this op a receipt? */
export const isAcknowledged = (receipts: Receipts, seq: number): boolean =>
  seq <= receipts.ackedThrough || receipts.exceptions.some((exception) => exception.seq === seq);

/**
 * Which of these wait although something later has a receipt: no request of their own came through with them ([B7]), the
 * others went past.
 */
export function passedOver(receipts: Receipts, seqs: readonly number[]): readonly number[] {
  const latest = Math.max(receipts.ackedThrough, ...receipts.exceptions.map(({ seq }) => seq));
  return seqs.filter((seq) => seq < latest && !isAcknowledged(receipts, seq));
}

export type BatchLimits = { readonly ops: number; readonly bytes: number };

/** Where a phone begins, and how far batches may grow: 5,000 ops or 1 MiB, whichever comes first. */
export const firstBatch = 20;
export const greatestBatch: BatchLimits = { ops: 5_000, bytes: 900 * 1024 };

/** A batch that came through within this time (ms) lets the next one be four times as large. */
export const quickAnswer = 2_000;

/** Four and not two: on a good line the small first batches cost most of the time of a long queue. */
const growth = 4;

export const growBatch = (size: number, tookMs: number): number =>
  tookMs <= quickAnswer ? Math.min(size * growth, greatestBatch.ops) : size;

/** After 413 and after a time-out: half, down to a single op. */
export const shrinkBatch = (size: number): number => Math.max(1, Math.floor(size / 2));

/** The first ops that fit, at least one. `ops` are unacknowledged and in order of seq. */
export function takeBatch(ops: readonly Op[], size: number): readonly Op[] {
  let bytes = 0;
  let taken = 0;
  for (const op of ops) {
    bytes += utf8LengthOf(JSON.stringify(op)) + separator;
    if (taken >= size || (taken > 0 && bytes > greatestBatch.bytes)) break;
    taken += 1;
  }
  return ops.slice(0, taken);
}

const separator = ','.length;

/** Bytes of a text in UTF-8; there is no encoder among these rules. */
function utf8LengthOf(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) bytes += 1;
    // Each half of a pair of surrogates stands for two of its four bytes.
    else if (unit < 0x800 || (unit >= 0xd800 && unit < 0xe000)) bytes += 2;
    else bytes += 3;
  }
  return bytes;
}

export type SentOp = { readonly op: Op; readonly hash: string };

export type OpAnswer = {
  readonly opId: string;
  readonly hash: string;
  readonly status: TerminalStatus;
  readonly reason?: string | undefined;
};

/**
 * Receipts after an answer: only an op named with its own id *and* hash has one. Answers about ops that
 * were not in the request, or with another hash, prove nothing and change nothing.
 */
export function acknowledge(
  receipts: Receipts,
  sent: readonly SentOp[],
  answers: readonly OpAnswer[],
): Receipts {
  const answerById = new Map(answers.map((answer) => [answer.opId, answer]));
  const exceptionBySeq = new Map(receipts.exceptions.map((known) => [known.seq, known]));
  for (const { op, hash } of sent) {
    const answer = answerById.get(opIdOf(op));
    if (!answer || answer.hash !== hash) continue;
    exceptionBySeq.set(op.seq, {
      seq: op.seq,
      status: answer.status,
      ...(answer.reason === undefined ? {} : { reason: answer.reason }),
    });
  }
  return settle(receipts.ackedThrough, exceptionBySeq);
}

/** The watermark rises as far as it can; what it covers is told one by one only where it is not counted. */
function settle(
  watermark: number,
  exceptionBySeq: ReadonlyMap<number, ReceiptException>,
): Receipts {
  let ackedThrough = watermark;
  while (exceptionBySeq.has(ackedThrough + 1)) ackedThrough += 1;
  const exceptions = [...exceptionBySeq.values()]
    .filter((known) => known.seq > ackedThrough || !isCounted(known.status))
    .sort((a, b) => a.seq - b.seq);
  return { ackedThrough, exceptions };
}

/**
 * After the city lost records (it was restored from a backup) or lacks one that it had acknowledged:
 * everything above `through` waits again.
 */
export const rewindReceipts = (receipts: Receipts, through: number): Receipts => ({
  ackedThrough: Math.min(receipts.ackedThrough, through),
  exceptions: receipts.exceptions.filter(({ seq }) => seq <= through),
});

/** Own ops that came back with a page: the city has them and counts them, whatever was known before. */
export function acknowledgeSeqs(receipts: Receipts, seqs: readonly number[]): Receipts {
  const exceptionBySeq = new Map(receipts.exceptions.map((known) => [known.seq, known]));
  for (const seq of seqs) exceptionBySeq.set(seq, { seq, status: 'applied' });
  return settle(receipts.ackedThrough, exceptionBySeq);
}

/** Ops that another phone wrote under the same number: this phone is a copy and must take an id of its own. */
export const differingSeqs = (receipts: Receipts): readonly number[] =>
  receipts.exceptions.filter(({ reason }) => reason === hashDiffers).map(({ seq }) => seq);

/** Reason of an op put aside because its id was taken by another op. */
export const hashDiffers = 'hash-differs';

const isCounted = (status: TerminalStatus): boolean =>
  status === 'applied' || status === 'duplicate';

/** What a phone knows of a set of its own ops (those of one class, or all). */
export type DeliveryCounts = {
  readonly recorded: number;
  /** The city has it and counts it. */
  readonly counted: number;
  /** The city has it and looks at it (held). */
  readonly held: number;
  /** The city has it and cannot count it as it is (quarantined). */
  readonly quarantined: number;
  /** Only on this phone. */
  readonly waiting: number;
};

export function countDelivery(receipts: Receipts, seqs: readonly number[]): DeliveryCounts {
  const numbers = new Set(seqs);
  return countStored(receipts, {
    recorded: seqs.length,
    aboveWatermark: seqs.filter((seq) => seq > receipts.ackedThrough).length,
    has: (seq) => numbers.has(seq),
  });
}

/** The same of ops that are counted where they are stored, without reading their numbers one by one. */
export function countStored(
  { ackedThrough, exceptions }: Receipts,
  stored: {
    readonly recorded: number;
    readonly aboveWatermark: number;
    /** Is an op of this number among them? Asked only of exceptions. */
    readonly has: (seq: number) => boolean;
  },
): DeliveryCounts {
  const counts = { held: 0, quarantined: 0 };
  let waiting = stored.aboveWatermark;
  for (const { seq, status } of exceptions) {
    if (!stored.has(seq)) continue;
    if (seq > ackedThrough) waiting -= 1;
    if (status === 'held' || status === 'quarantined') counts[status] += 1;
  }
  const { recorded } = stored;
  return {
    recorded,
    counted: recorded - waiting - counts.held - counts.quarantined,
    ...counts,
    waiting,
  };
}
