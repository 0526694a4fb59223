import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { rolePaths } from '../../app/paths-of-roles.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import styles from './OtherWays.module.css';

/** Ways to take the roll besides touching seats. A mark does not redraw them. */
export const OtherWays = memo(function OtherWays({ classSessionId }: { classSessionId: string }) {
  const { t } = useTranslation('roll');
  return (
    <nav className={styles.ways} aria-label={t('ways.title')}>
      <ButtonLink to={rolePaths.classCard(classSessionId)}>{t('ways.card')}</ButtonLink>
      <ButtonLink to={rolePaths.classPaper(classSessionId)}>{t('ways.paper')}</ButtonLink>
      <ButtonLink to={rolePaths.classHeadcount(classSessionId)}>{t('ways.headcount')}</ButtonLink>
    </nav>
  );
});
