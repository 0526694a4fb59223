import type { ShownPlan } from '../../../domain/plan-changes.ts';
import type { RecordsDatabase } from '../records-database.ts';

/** Keeps how the plans stood when they were shown to somebody. */
export async function keepShownPlans(
  records: RecordsDatabase,
  plans: ReadonlyMap<string, ShownPlan>,
): Promise<void> {
  await records.phone.put({ key: 'shown-plans', plans: Object.fromEntries(plans) });
}
