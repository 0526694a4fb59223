import { useTranslation } from 'react-i18next';
import type { CivilDate } from '../../../domain/time.ts';
import { longDate } from '../../ui/dates.ts';
import { Scene } from '../../ui/Scene.tsx';
import { usePhone } from '../phone-context.ts';
import styles from './CertificateSheet.module.css';

type CertificateSheetProps = {
  /** Names of the lessons that were done. */
  readonly titles: readonly string[];
  readonly completedOn: CivilDate;
};

/** The certificate on A4, seen on paper only; nobody's name is in it until somebody writes it with a pen. */
export function CertificateSheet({ titles, completedOn }: CertificateSheetProps) {
  const { t, i18n } = useTranslation(['training', 'ui']);
  const { city } = usePhone();
  return (
    <section className={styles.sheet} aria-hidden="true">
      <div className={styles.frame}>
        {city.sample && <p className={styles.sample}>{t('certificate.sample')}</p>}
        <p className={styles.title}>{t('certificate.title')}</p>
        <p className={styles.name}>
          <span />
          {t('certificate.honorific')}
        </p>
        <p className={styles.words}>{t('certificate.words', { count: titles.length })}</p>
        <ul lang="ja">
          {titles.map((title) => (
            <li key={title}>{title}</li>
          ))}
        </ul>
        <div className={styles.signed}>
          <p>{longDate(completedOn, i18n.language)}</p>
          <p>{city.name}</p>
        </div>
        <div className={styles.scene}>
          <Scene />
        </div>
      </div>
    </section>
  );
}
