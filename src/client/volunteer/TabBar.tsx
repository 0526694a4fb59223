import { useTranslation } from 'react-i18next';
import { paths } from '../app/paths.ts';
import { rolePaths } from '../app/paths-of-roles.ts';
import { Icon } from '../ui/Icon.tsx';
import { NavigationLink } from '../ui/Link.tsx';
import styles from './TabBar.module.css';

/** The class area's two rooms: the classes, and what is to be sent. */
export function TabBar() {
  const { t } = useTranslation('volunteer');
  return (
    <nav className={styles.tabs} aria-label={t('tabs.label')}>
      <ul>
        <li>
          <NavigationLink to={paths.classHome} exactly>
            <Icon name="list" />
            <span>{t('tabs.classes')}</span>
          </NavigationLink>
        </li>
        <li>
          <NavigationLink to={rolePaths.classSync}>
            <Icon name="boat" />
            <span>{t('tabs.send')}</span>
          </NavigationLink>
        </li>
      </ul>
    </nav>
  );
}
