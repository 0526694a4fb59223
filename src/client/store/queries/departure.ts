/** What the databases say of this phone before it leaves for a class. */
import type { DepartureFacts } from '../../../domain/departure-check.ts';
import { readEnrollment } from '../enrollment.ts';
import type { LearnerDatabase } from '../learner-database.ts';
import type { LibraryDatabase } from '../library-database.ts';
import type { RecordsDatabase } from '../records-database.ts';
import { readSync } from '../sync-state.ts';
import { readDelivery } from './outbox.ts';

export type KnownForDeparture = Pick<
  DepartureFacts,
  'packs' | 'unsent' | 'clock' | 'wasStorageRefused' | 'plansHeardAt' | 'isEnrolled'
> & {
  /** When somebody last had the phone looked over, ms since 1970. */
  readonly checkedAt: number | null;
};

export async function readForDeparture(
  databases: {
    readonly records: RecordsDatabase;
    readonly library: LibraryDatabase;
    readonly learner: LearnerDatabase;
  },
  now: number,
): Promise<KnownForDeparture> {
  const { records, library, learner } = databases;
  const [enrollment, sync, delivery, look, asked, packs] = await Promise.all([
    readEnrollment(records),
    readSync(records),
    readDelivery(records),
    records.phone.get('departure'),
    learner.settings.get('storage'),
    readPacks(library),
  ]);
  return {
    packs,
    unsent: delivery.waiting,
    clock: sync.heardClock,
    wasStorageRefused:
      asked?.key === 'storage' && asked.asked.departure !== undefined && !asked.granted,
    plansHeardAt: sync.lastPullAt,
    isEnrolled: sync.refusal === null && (enrollment?.expiresAt ?? 0) > now,
    checkedAt: look?.key === 'departure' ? look.checkedAt : null,
  };
}

/** By hash: a pack of which only an older version is here counts as missing. */
async function readPacks(library: LibraryDatabase): Promise<DepartureFacts['packs']> {
  const shelf = await library.shelf.get('index');
  if (!shelf) return null;
  const { packs } = shelf.index;
  const held = new Set(await library.lessons.toCollection().primaryKeys());
  const missing = packs.filter(
    ({ lessons, lessonCount, awaitedHash }) =>
      awaitedHash !== undefined ||
      lessons.length < (lessonCount ?? 0) ||
      lessons.some(({ hash }) => !held.has(hash)),
  );
  return { count: packs.length, missing: missing.length };
}
