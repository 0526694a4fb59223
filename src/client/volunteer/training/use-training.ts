import { readTraining } from '../../store/queries/training.ts';
import { useLive } from '../../store/queries/use-live.ts';
import { useServices } from '../../store/services.ts';
import { useRecording } from '../phone-context.ts';

/** How far the one who holds the phone has come; null while no lesson is known, undefined until it is read. */
export function useTraining() {
  const { library, records } = useServices();
  const { actorId } = useRecording();
  return useLive(() => readTraining(library, records, actorId), [library, records, actorId]);
}
