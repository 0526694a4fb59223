/** Parcels of other phones that this one carries: kept as they came until the city has answered (P6). */
import { fail, succeed, type Result } from '../../domain/result.ts';
import { bundleIdOf } from '../../protocol/bundle-frames.ts';
import { readBundle, type ParcelAnswer } from '../../protocol/bundle.ts';
import type { Sha256 } from '../../sync/op.ts';
import { readEnrollment } from './enrollment.ts';
import type { CarriedParcel, RecordsDatabase } from './records-database.ts';

/** Keeps what was read; read again it is the same one. */
export async function keepParcel(
  records: RecordsDatabase,
  text: string,
  { sha256, now }: { readonly sha256: Sha256; readonly now: number },
): Promise<Result<CarriedParcel, 'no-parcel' | 'other-city'>> {
  const bundle = readBundle(text.trim());
  if (!bundle) return fail('no-parcel');
  const enrollment = await readEnrollment(records);
  if (bundle.municipalityCode !== enrollment?.city.municipalityCode) return fail('other-city');
  const whole = JSON.stringify(bundle);
  const bundleId = await bundleIdOf(whole, sha256);
  const known = await records.parcels.get(bundleId);
  if (known) return succeed(known);
  const parcel: CarriedParcel = {
    bundleId,
    text: whole,
    records: bundle.records,
    takenAt: now,
    outcome: null,
  };
  await records.parcels.add(parcel);
  return succeed(parcel);
}

/** Newest first. */
export const readParcels = async (records: RecordsDatabase): Promise<readonly CarriedParcel[]> =>
  (await records.parcels.toArray()).sort((a, b) => b.takenAt - a.takenAt);

export const readWaitingParcels = async (
  records: RecordsDatabase,
): Promise<readonly CarriedParcel[]> =>
  (await records.parcels.toArray()).filter(({ outcome }) => outcome === null);

/** What the city said of it: how many, or why it takes nothing of it. */
export const keepParcelOutcome = (
  records: RecordsDatabase,
  bundleId: string,
  outcome: { readonly at: number } & (
    | { readonly answer: ParcelAnswer }
    | { readonly refusal: string }
  ),
): Promise<unknown> => records.parcels.update(bundleId, { outcome });

/** Once the city has answered, or because the person who carries it says so. */
export const removeParcel = (records: RecordsDatabase, bundleId: string): Promise<void> =>
  records.parcels.delete(bundleId);
