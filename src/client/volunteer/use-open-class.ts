import type { OpenClass } from '../store/actions/class-subject.ts';
import { expectedActual, readClass, type ClassEntry } from '../store/queries/classes.ts';
import { useLive } from '../store/queries/use-live.ts';
import { useServices } from '../store/services.ts';
import { usePhone } from './phone-context.ts';

/**
 * A class as it stands now, redrawn at every change, with what actions need to know of it. `undefined`
 * until it is read, `null` where this phone knows no such class.
 */
export function useOpenClass(
  classSessionId: string,
): { readonly entry: ClassEntry; readonly openClass: OpenClass } | null | undefined {
  const { records } = useServices();
  const { groupId } = usePhone();
  const entry = useLive(() => readClass(records, classSessionId), [records, classSessionId]);
  if (!entry) return entry;
  return {
    entry,
    openClass: {
      groupId: entry.planned?.groupId ?? groupId,
      roster: entry.planned?.roster ?? [],
      expected: expectedActual(entry),
      record: entry.record,
    },
  };
}
