import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { fail, type Result } from '../../../domain/result.ts';
import {
  makeParcel,
  makeParcelOfOne,
  type Parcel,
  type ParcelPorts,
} from '../../store/make-parcel.ts';
import { browserSealing } from '../../store/parcel-sealing.ts';
import { recordStoreOf } from '../../store/record-store-of.ts';
import type { OpKey } from '../../store/record-store.ts';
import { useServices } from '../../store/services.ts';
import { sha256 } from '../../store/sha256.ts';

export type MadeParcel = Result<Parcel, 'nothing-waits' | 'no-key' | 'not-made'>;

/** The one record that the address names (`?record=deviceId:seq`); null where it means all that waits. */
export function useAskedRecord(): string | null {
  const [asked] = useSearchParams();
  return asked.get('record');
}

/** What waits now, or the one record asked for, as a parcel; made once for a visit of the screen. `undefined` until then. */
export function useParcel(): MadeParcel | undefined {
  const { records, randomBytes } = useServices();
  const record = useAskedRecord();
  const [made, setMade] = useState<MadeParcel>();
  useEffect(() => {
    let isGone = false;
    const ports: ParcelPorts = {
      store: recordStoreOf(records),
      sealing: browserSealing(),
      sha256,
      build: __BUILD__,
      randomBytes,
    };
    (record === null ? makeParcel(ports) : makeParcelOfOne(ports, keyOf(record)))
      .catch((cause: unknown): MadeParcel => {
        reportError(cause);
        return fail('not-made');
      })
      .then((parcel) => !isGone && setMade(parcel));
    return () => {
      isGone = true;
    };
  }, [records, randomBytes, record]);
  return made;
}

/** An address that names no record of this phone finds none. */
function keyOf(opId: string): OpKey {
  const [deviceId = '', seq] = opId.split(':');
  return [deviceId, Number(seq) || 0];
}
