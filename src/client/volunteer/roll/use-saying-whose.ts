import { useTranslation } from 'react-i18next';
import { signOf } from '../../../domain/actor-signs.ts';
import type { DifferingValue } from '../../store/queries/differences.ts';

/** What one of several phones recorded, with whose word it is: the phone's, and the sign of who held it where several share it. */
export function useSayingWhose(): (
  whose: Pick<DifferingValue, 'isOurs' | 'phone' | 'actorId'>,
  mark: string,
) => string {
  const { t } = useTranslation('roll');
  return ({ isOurs, phone, actorId }, mark) => {
    const sign = signOf(actorId);
    const name = phone === null ? null : letterOf(phone);
    if (sign === null) {
      if (name !== null) return t('differing.another', { name, mark });
      return t(isOurs ? 'differing.ours' : 'differing.theirs', { mark });
    }
    if (name !== null) return t('differing.anotherBy', { name, sign, mark });
    return t(isOurs ? 'differing.oursBy' : 'differing.theirsBy', { sign, mark });
  };
}

/** A, B, C …; a class with more phones than letters counts on. */
const letterOf = (phone: number): string =>
  phone < 26 ? String.fromCodePoint(65 + phone) : String(phone + 1);
