import { Dexie } from 'dexie';
import { countDelivery, type DeliveryCounts } from '../../../sync/outbox.ts';
import { readEnrollment } from '../enrollment.ts';
import { identitiesOf } from '../identities.ts';
import type { RecordsDatabase } from '../records-database.ts';
import { readSync } from '../sync-state.ts';

/** What is known of the delivery of this phone's records, of one class or of all. */
export async function readDelivery(
  records: RecordsDatabase,
  classSessionId?: string,
): Promise<DeliveryCounts> {
  const none = countDelivery({ ackedThrough: 0, exceptions: [] }, []);
  const enrollment = await readEnrollment(records);
  if (!enrollment) return none;
  const identities = identitiesOf(enrollment, await readSync(records));
  const counts = await Promise.all(
    identities.map(async ({ deviceId, receipts }) =>
      countDelivery(receipts, await ownSeqs(records, deviceId, classSessionId)),
    ),
  );
  return counts.reduce(
    (sum, one) => ({
      recorded: sum.recorded + one.recorded,
      counted: sum.counted + one.counted,
      held: sum.held + one.held,
      quarantined: sum.quarantined + one.quarantined,
      waiting: sum.waiting + one.waiting,
    }),
    none,
  );
}

async function ownSeqs(
  records: RecordsDatabase,
  deviceId: string,
  classSessionId: string | undefined,
): Promise<readonly number[]> {
  const keys =
    classSessionId === undefined
      ? await records.ops
          .where('[deviceId+seq]')
          .between([deviceId, Dexie.minKey], [deviceId, Dexie.maxKey])
          .primaryKeys()
      : await records.ops.where('register.classSessionId').equals(classSessionId).primaryKeys();
  return keys.filter(([device]) => device === deviceId).map(([, seq]) => seq);
}
