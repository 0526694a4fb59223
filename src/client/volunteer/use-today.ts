import type { CivilDate } from '../../domain/time.ts';
import { plausibleToday } from '../../domain/class-day.ts';
import { useLive } from '../store/queries/use-live.ts';
import { useServices } from '../store/services.ts';
import { readSync } from '../store/sync-state.ts';
import { usePhone } from './phone-context.ts';

/** Today in the city; null while the phone's clock cannot be right; undefined until the store has answered. */
export function useToday(): CivilDate | null | undefined {
  const { records, now } = useServices();
  const { city } = usePhone();
  const heard = useLive(async () => (await readSync(records)).heardClock, [records]);
  return heard === undefined
    ? undefined
    : plausibleToday(now(), heard?.city ?? null, city.timeZone);
}
