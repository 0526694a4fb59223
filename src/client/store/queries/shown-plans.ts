import type { ShownPlan } from '../../../domain/plan-changes.ts';
import type { RecordsDatabase } from '../records-database.ts';
import { readDocuments } from './classes.ts';

export type PlansToShow = {
  /** As they were last shown on this phone; null before the first time. */
  readonly shown: ReadonlyMap<string, ShownPlan> | null;
  /** As the city plans them now. */
  readonly plans: ReadonlyMap<string, ShownPlan>;
  readonly venueNames: ReadonlyMap<string, string>;
};

export async function readPlansToShow(
  records: RecordsDatabase,
  groupId: string,
): Promise<PlansToShow> {
  const [{ planned, venues }, row] = await Promise.all([
    readDocuments(records),
    records.phone.get('shown-plans'),
  ]);
  const plans = [...planned].filter(([, plan]) => plan.groupId === groupId);
  return {
    shown: row?.key === 'shown-plans' ? new Map(Object.entries(row.plans)) : null,
    plans: new Map(
      plans.map(([id, { date, start, venueId, status }]) => [
        id,
        { date, start, venueId, isCancelled: status === 'cancelled' },
      ]),
    ),
    venueNames: new Map([...venues].map(([venueId, { name }]) => [venueId, name])),
  };
}
