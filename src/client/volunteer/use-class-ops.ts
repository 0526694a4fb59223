import { useEffect, useRef, useState } from 'react';
import { onCommitted } from '../store/commit.ts';
import { readClassOps } from '../store/queries/class-record.ts';
import { useLive } from '../store/queries/use-live.ts';
import { useServices } from '../store/services.ts';
import { opIdOf, type Op } from '../../sync/op.ts';
import { afterPaint } from '../ui/after-paint.ts';

/**
 * The ops of a class as they stand on the disk; `undefined` until they are read. A mark made here is added the
 * moment it is committed, without waiting to be read back: on an old phone that is a third of the way to the eye.
 */
export function useClassOps(classSessionId: string): readonly Op[] | undefined {
  const { records } = useServices();
  const wasRead = useRef(false);
  const read = useLive(async () => {
    if (wasRead.current) await Promise.resolve(new Promise<void>(afterMarkIsSeen));
    wasRead.current = true;
    return readClassOps(records, classSessionId);
  }, [records, classSessionId]);
  const [committed, setCommitted] = useState<readonly Op[]>([]);
  useEffect(
    () =>
      onCommitted(records, (ops) => {
        const ours = ops.filter((op) => op.register.classSessionId === classSessionId);
        if (ours.length > 0) setCommitted((before) => [...before, ...ours]);
      }),
    [records, classSessionId],
  );
  const [shown, setShown] = useState<readonly Op[]>();
  const merged = mergeOps(read, committed);
  // The same ops read back are no news: the list stays the same, and nothing is redrawn for them.
  const isNews = merged !== undefined && !haveSameIds(merged, shown);
  if (isNews) setShown(merged);
  return isNews ? merged : shown;
}

/** Reading back what was committed here never delays its sight; the first frame may come before it is drawn. */
function afterMarkIsSeen(task: () => void): void {
  afterPaint(() => afterPaint(task));
}

function mergeOps(
  read: readonly Op[] | undefined,
  committed: readonly Op[],
): readonly Op[] | undefined {
  if (!read || committed.length === 0) return read;
  return [...new Map([...read, ...committed].map((op) => [opIdOf(op), op])).values()];
}

function haveSameIds(ops: readonly Op[], shown: readonly Op[] | undefined): boolean {
  if (ops.length !== shown?.length) return false;
  const ids = new Set(shown.map(opIdOf));
  return ops.every((op) => ids.has(opIdOf(op)));
}
