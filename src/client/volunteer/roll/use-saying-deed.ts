import { useTranslation } from 'react-i18next';
import type { LastDeed } from './use-roll.ts';

/** The last deed in a few words, for the undo bar. */
export function useSayingDeed(): (deed: LastDeed) => string {
  const { t } = useTranslation(['volunteer', 'roll']);
  return (deed) => {
    switch (deed.type) {
      case 'marked':
        return t('roll.done.marked', {
          seat: deed.seat,
          mark: t(`roll.mark.${deed.status ?? 'none'}`),
        });
      case 'all-present':
        return t('roll.done.allPresent', { count: deed.count });
      case 'walk-in':
        return t('roll.done.walkIn', { seat: deed.seat });
      case 'settled':
        return t('roll:differing.settled');
      case 'known':
        return t('roll:card.known', { seat: deed.seat });
    }
  };
}
