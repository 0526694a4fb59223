import { useTranslation } from 'react-i18next';
import { Link } from '../../ui/Link.tsx';
import { rolePaths } from '../../app/paths-of-roles.ts';
import { Icon } from '../../ui/Icon.tsx';
import styles from './SyncStrip.module.css';
import type { Delivery } from './use-delivery.ts';

/** The state of sending in one line above the classes; leads to the whole story. */
export function SyncStrip({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation('volunteer');
  if (delivery.recorded === 0) return null;
  const { recorded, waiting, sending } = delivery;
  const state = waiting === 0 ? 'arrived' : sending ? 'sending' : 'here';
  return (
    <Link className={styles.strip} data-state={state} to={rolePaths.classSync}>
      <Icon name={state === 'arrived' ? 'hall' : state === 'sending' ? 'boat' : 'saved'} />
      <span>
        {state === 'arrived' && t('sync.arrivedShort', { count: recorded })}
        {state === 'sending' &&
          t('sync.sendingShort', { done: recorded - waiting, count: recorded })}
        {state === 'here' && t('sync.waitingShort', { count: waiting })}
      </span>
      <Icon name="next" />
    </Link>
  );
}
