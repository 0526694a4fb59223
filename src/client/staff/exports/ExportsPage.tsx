import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fiscalYearOf } from '../../../domain/time.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useDates, useMay } from '../frame/signed-in.ts';
import { Notice } from '../parts/Notice.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Footnote, Panel } from '../parts/Panel.tsx';
import { YearSwitch } from '../parts/YearSwitch.tsx';
import styles from './ExportsPage.module.css';

const files = ['class-sessions', 'attendance', 'mastery'] as const;

/** Every row of a year as a file for Excel or kintone. */
export function ExportsPage() {
  const { t } = useTranslation('staff');
  const dates = useDates();
  const mayExport = useMay('export records');
  const thisYear = fiscalYearOf(dates.today);
  const [year, setYear] = useState(thisYear);
  if (!mayExport)
    return (
      <>
        <PageHead title={t('nav.exports')} />
        <Notice>{t('exports.notAllowed')}</Notice>
      </>
    );
  return (
    <>
      <PageHead title={t('nav.exports')} about={t('exports.about')}>
        <YearSwitch year={year} latest={thisYear} onChoose={setYear} />
      </PageHead>
      <div className={styles.files}>
        {files.map((file) => (
          <Panel key={file} title={t(`exports.${file}.title`)}>
            <p>{t(`exports.${file}.holds`)}</p>
            <p className={styles.deed}>
              <a href={`/api/exports/${file}.csv?fiscalYear=${year}`} download>
                <Icon name="download" />
                <span>
                  {t('exports.deed', {
                    year: dates.fiscalYear(year),
                    file: t(`exports.${file}.title`),
                  })}
                </span>
              </a>
            </p>
          </Panel>
        ))}
      </div>
      <Footnote>{t('exports.footnote')}</Footnote>
    </>
  );
}
