import { useMemo } from 'react';
import { readClasses, type ClassEntry } from '../store/queries/classes.ts';
import { useLive } from '../store/queries/use-live.ts';
import { useServices } from '../store/services.ts';
import { readSync } from '../store/sync-state.ts';
import { usePhone } from './phone-context.ts';

/** The classes that this phone still keeps something of, earliest first; `undefined` until they are read. */
export function useClasses(): readonly ClassEntry[] | undefined {
  const { records } = useServices();
  const { groupId } = usePhone();
  const known = useLive(() => readClasses(records, groupId), [records, groupId]);
  const forgotten = useLive(async () => (await readSync(records)).forgottenClasses, [records]);
  return useMemo(
    () => forgotten && known?.filter(({ classSessionId }) => !forgotten.includes(classSessionId)),
    [known, forgotten],
  );
}
