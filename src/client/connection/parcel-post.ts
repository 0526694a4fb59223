/** Hands over what this phone carries for others, one parcel after the other, whenever there is a line. */
import * as v from 'valibot';
import { Bundle, ParcelAnswer } from '../../protocol/bundle.ts';
import { keepParcelOutcome, readWaitingParcels } from '../store/carried-parcels.ts';
import { readEnrollment } from '../store/enrollment.ts';
import type { RecordsDatabase } from '../store/records-database.ts';
import { askCity, type Fetch } from './city-requests.ts';

/** Answers that will be the same tomorrow. */
const isFinal = (type: string): boolean => /^(?:parcel-|malformed$|too-large$)/.test(type);

export async function deliverParcels({
  records,
  fetch,
  now,
}: {
  readonly records: RecordsDatabase;
  readonly fetch: Fetch;
  readonly now: () => number;
}): Promise<void> {
  const enrollment = await readEnrollment(records);
  if (!enrollment) return;
  for (const { bundleId, text } of await readWaitingParcels(records)) {
    const answer = await askCity(
      fetch,
      {
        method: 'POST',
        path: '/api/parcels',
        body: v.parse(v.pipe(v.string(), v.parseJson(), Bundle), text),
        headers: { authorization: `Bearer ${enrollment.token}` },
      },
      ParcelAnswer,
    );
    if (answer.ok) await keepParcelOutcome(records, bundleId, { at: now(), answer: answer.value });
    else if (isFinal(answer.failure.type))
      await keepParcelOutcome(records, bundleId, { at: now(), refusal: answer.failure.type });
    // No line, or this phone itself is refused: the next parcel would fare the same.
    else return;
  }
}
