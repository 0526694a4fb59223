import { useSyncExternalStore } from 'react';
import { readDelivery } from '../../store/queries/outbox.ts';
import { useLive } from '../../store/queries/use-live.ts';
import { useServices } from '../../store/services.ts';
import { readSync } from '../../store/sync-state.ts';
import type { DeliveryCounts } from '../../../sync/outbox.ts';
import type { SyncRow } from '../../store/records-database.ts';

export type Delivery = DeliveryCounts & {
  /** A request with records is on its way at this moment. */
  readonly sending: boolean;
  readonly refusal: SyncRow['refusal'];
  /** When the city last acknowledged something, ms since 1970. */
  readonly lastReceiptAt: number | null;
};

/** Where this phone's records are; `undefined` until it is read. */
export function useDelivery(): Delivery | undefined {
  const { records, sending } = useServices();
  const isSending = useSyncExternalStore(sending.subscribe, sending.isSending);
  const known = useLive(async () => {
    const { refusal, lastReceiptAt } = await readSync(records);
    return { ...(await readDelivery(records)), refusal, lastReceiptAt };
  }, [records]);
  return known && { ...known, sending: isSending };
}
