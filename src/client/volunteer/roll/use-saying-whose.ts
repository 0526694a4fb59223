import { useTranslation } from 'react-i18next';
import { signOf } from '../../../domain/actor-signs.ts';
import type { DifferingValue } from '../../store/queries/differences.ts';

/** What one of two phones recorded, with whose word it is: the phone's, and the sign of who held it where several share it. */
export function useSayingWhose(): (
  whose: Pick<DifferingValue, 'isOurs' | 'actorId'>,
  mark: string,
) => string {
  const { t } = useTranslation('roll');
  return ({ isOurs, actorId }, mark) => {
    const sign = signOf(actorId);
    if (sign === null) return t(isOurs ? 'differing.ours' : 'differing.theirs', { mark });
    return t(isOurs ? 'differing.oursBy' : 'differing.theirsBy', { sign, mark });
  };
}
