/**
 * What a volunteer has written of a class and not kept yet, so that a closed tab costs no sentence. It lies beside the
 * databases and is never sent; once the report is recorded it goes.
 */
import type { ClassReport } from '../../domain/registers.ts';

export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const keyOf = (classSessionId: string): string => `report-draft:${classSessionId}`;

export function readReportDraft(storage: DraftStorage, classSessionId: string): ClassReport | null {
  try {
    const kept = JSON.parse(storage.getItem(keyOf(classSessionId)) ?? 'null') as unknown;
    const { trouble, nextTime } = (kept ?? {}) as Partial<ClassReport>;
    return typeof trouble === 'string' && typeof nextTime === 'string'
      ? { trouble, nextTime }
      : null;
  } catch {
    return null;
  }
}

/** `null` forgets it. */
export function keepReportDraft(
  storage: DraftStorage,
  classSessionId: string,
  draft: ClassReport | null,
): void {
  try {
    if (draft) storage.setItem(keyOf(classSessionId), JSON.stringify(draft));
    else storage.removeItem(keyOf(classSessionId));
  } catch {
    // A full phone keeps what is on the screen, and says so when the report is to be recorded.
  }
}
