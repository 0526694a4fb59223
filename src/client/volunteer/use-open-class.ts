import { useEffect, useMemo, useState } from 'react';
import type { OpenClass } from '../store/actions/class-subject.ts';
import {
  entryOf,
  expectedActual,
  readDocuments,
  type ClassEntry,
} from '../store/queries/classes.ts';
import { foldClassRecord } from '../store/queries/class-record.ts';
import { isLocked } from '../store/queries/locks.ts';
import { personsOf, readPersonByCode } from '../store/queries/people.ts';
import { useLive } from '../store/queries/use-live.ts';
import { useServices } from '../store/services.ts';
import { usePhone } from './phone-context.ts';
import { useClassOps } from './use-class-ops.ts';
import { useToday } from './use-today.ts';

/**
 * A class as it stands now, redrawn at every change, with what actions need to know of it. `undefined`
 * until it is read, `null` where this phone knows no such class. Plans and records are watched apart, so
 * that a mark reads again only the records of its class.
 */
export function useOpenClass(
  classSessionId: string,
): { readonly entry: ClassEntry; readonly openClass: OpenClass } | null | undefined {
  const { records } = useServices();
  const { groupId } = usePhone();
  const documents = useLive(() => readDocuments(records), [records]);
  const ops = useClassOps(classSessionId);
  const locked = useLive(() => isLocked(records, classSessionId), [records, classSessionId]);
  const elsewhere = usePersonElsewhere(classSessionId);
  const today = useToday();
  return useMemo(() => {
    if (!documents || !ops || !elsewhere || locked === undefined || today === undefined)
      return undefined;
    const record = foldClassRecord(classSessionId, ops);
    const entry = entryOf(documents, record);
    if (!entry) return null;
    const openClass = {
      groupId: entry.planned?.groupId ?? groupId,
      roster: entry.planned?.roster ?? [],
      expected: expectedActual(entry, today),
      record,
      personOfCode: personsOf(record, elsewhere),
      locked,
    };
    return { entry, openClass };
  }, [documents, ops, elsewhere, locked, today, groupId, classSessionId]);
}

/** What other classes say of codes, as it stood when the screen was opened: a tile must not move under the finger. */
function usePersonElsewhere(classSessionId: string): ReadonlyMap<string, string> | undefined {
  const { records } = useServices();
  const [elsewhere, setElsewhere] = useState<ReadonlyMap<string, string>>();
  useEffect(() => {
    let isGone = false;
    // Without it the marks can be taken all the same: a person then has two tiles.
    readPersonByCode(records, classSessionId)
      .catch((): ReadonlyMap<string, string> => new Map())
      .then((found) => isGone || setElsewhere(found));
    return () => {
      isGone = true;
    };
  }, [records, classSessionId]);
  return elsewhere;
}
