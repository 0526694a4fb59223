import { useEffect, useState } from 'react';
import { fail, type Result } from '../../../domain/result.ts';
import { makeParcel, type Parcel } from '../../store/make-parcel.ts';
import { browserSealing } from '../../store/parcel-sealing.ts';
import { recordStoreOf } from '../../store/record-store-of.ts';
import { useServices } from '../../store/services.ts';
import { sha256 } from '../../store/sha256.ts';

export type MadeParcel = Result<Parcel, 'nothing-waits' | 'no-key' | 'not-made'>;

/** What waits now, as a parcel; made once for a visit of the screen. `undefined` until it is made. */
export function useParcel(): MadeParcel | undefined {
  const { records, randomBytes } = useServices();
  const [made, setMade] = useState<MadeParcel>();
  useEffect(() => {
    let isGone = false;
    makeParcel({
      store: recordStoreOf(records),
      sealing: browserSealing(),
      sha256,
      build: __BUILD__,
      randomBytes,
    })
      .catch((cause: unknown): MadeParcel => {
        reportError(cause);
        return fail('not-made');
      })
      .then((parcel) => !isGone && setMade(parcel));
    return () => {
      isGone = true;
    };
  }, [records, randomBytes]);
  return made;
}
