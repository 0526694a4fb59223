import type { City } from '../../protocol/city.ts';
import { readCity } from '../store/queries/city.ts';
import { useLive } from '../store/queries/use-live.ts';
import { useServices } from '../store/services.ts';
import { useOpening } from './opening.ts';

/** The city that runs this installation; null until it was heard once. */
export function useCity(): City | null {
  const { library } = useServices();
  const opening = useOpening();
  const kept = useLive(() => readCity(library), [library]);
  // On a first visit the page knows the city before the phone has kept it.
  return kept ?? opening?.city ?? null;
}
