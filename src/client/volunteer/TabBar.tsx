import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { paths } from '../app/paths.ts';
import { Icon } from '../ui/Icon.tsx';
import styles from './TabBar.module.css';

/** The class area's two rooms: the classes, and what is to be sent. */
export function TabBar() {
  const { t } = useTranslation('volunteer');
  return (
    <nav className={styles.tabs} aria-label={t('tabs.label')}>
      <ul>
        <li>
          <NavLink to={paths.classHome} end>
            <Icon name="list" />
            <span>{t('tabs.classes')}</span>
          </NavLink>
        </li>
        <li>
          <NavLink to={paths.classSync}>
            <Icon name="boat" />
            <span>{t('tabs.send')}</span>
          </NavLink>
        </li>
      </ul>
    </nav>
  );
}
