import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { fiscalYearOf } from '../../../domain/time.ts';
import type { Overview } from '../../../protocol/reports.ts';
import { rolePaths } from '../../app/paths-of-roles.ts';
import { readOverview } from '../../store/queries/overview.ts';
import { useLive } from '../../store/queries/use-live.ts';
import { useServices, type Refusal } from '../../store/services.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Card.tsx';
import { Scene } from '../../ui/Scene.tsx';
import { useDates, useMay, useSignedIn } from '../frame/signed-in.ts';
import { Notice } from '../parts/Notice.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { RefusalNote } from '../parts/RefusalNote.tsx';
import { YearSwitch } from '../parts/YearSwitch.tsx';
import { useAsked } from '../use-asked.ts';
import { AwaitedClassesPanel } from './AwaitedClassesPanel.tsx';
import { ClassSessionsPanel } from './ClassSessionsPanel.tsx';
import { MonthsPanel } from './MonthsPanel.tsx';
import { TopicsPanel, VenuesPanel } from './SharePanels.tsx';
import { YearSums } from './YearSums.tsx';
import styles from './OverviewPage.module.css';

/**
 * A fiscal year in figures. Drawn from the report kept on this machine, which is renewed whenever the
 * page opens and the city answers; without an answer the kept one stands, with the time it was made.
 */
export function OverviewPage() {
  const { t } = useTranslation('staff');
  const { library, staffDesk } = useServices();
  const { city, refusal } = useSignedIn();
  const dates = useDates();
  const [search, setSearch] = useSearchParams();
  const thisYear = fiscalYearOf(dates.today);
  const year = Number(search.get('year')) || thisYear;

  const [asked] = useAsked(year, (wanted) => {
    // The year before is only there to compare with: what the city says of it is not waited for.
    void staffDesk.refreshOverview(wanted - 1);
    return staffDesk.refreshOverview(wanted);
  });
  const overview = useLive(() => readOverview(library, year), [library, year]);
  const yearBefore = useLive(() => readOverview(library, year - 1), [library, year]);

  const unanswered = refusal ?? (asked.status === 'refused' ? asked.refusal : null);
  return (
    <>
      <PageHead
        title={t('overview.title', { year: dates.fiscalYear(year) })}
        about={
          <span className={styles.asOf}>
            {overview && t('overview.asOf', { moment: dates.moment(overview.asOf) })}
            {city?.sample && <Chip tone="sample">{t('overview.sample')}</Chip>}
          </span>
        }
      >
        <YearSwitch
          year={year}
          latest={thisYear}
          onChoose={(chosen) => setSearch(chosen === thisYear ? {} : { year: String(chosen) })}
        />
        <ExportLink />
      </PageHead>
      {unanswered && <Unrefreshed refusal={unanswered} kept={overview ?? null} />}
      {overview && <Figures overview={overview} yearBefore={yearBefore ?? null} />}
      {overview === null && !unanswered && <p>{t('asking')}</p>}
      {overview === null && unanswered && (
        <div className={styles.empty}>
          <Scene />
          <p>{t('overview.nothingKept')}</p>
        </div>
      )}
    </>
  );
}

function ExportLink() {
  const { t } = useTranslation('staff');
  if (!useMay('export records')) return null;
  return (
    <ButtonLink to={rolePaths.staffExports} size="staff" look="primary" iconBefore="download">
      {t('nav.exports')}
    </ButtonLink>
  );
}

function Unrefreshed({ refusal, kept }: { refusal: Refusal; kept: Overview | null }) {
  const { t } = useTranslation('staff');
  const dates = useDates();
  if (!kept || refusal.type !== 'offline') return <RefusalNote refusal={refusal} />;
  return (
    <Notice>
      <p>{t('overview.kept', { moment: dates.moment(kept.asOf) })}</p>
    </Notice>
  );
}

function Figures({ overview, yearBefore }: { overview: Overview; yearBefore: Overview | null }) {
  return (
    <div className={styles.figures}>
      <YearSums overview={overview} />
      <div className={styles.first}>
        <MonthsPanel overview={overview} yearBefore={yearBefore} />
        <AwaitedClassesPanel overview={overview} />
      </div>
      <div className={styles.second}>
        <VenuesPanel overview={overview} />
        <TopicsPanel overview={overview} />
      </div>
      <ClassSessionsPanel overview={overview} />
    </div>
  );
}
