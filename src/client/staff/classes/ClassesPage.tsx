import { useTranslation } from 'react-i18next';
import { useLocation, useSearchParams } from 'react-router';
import { monthOf } from '../../../domain/time.ts';
import { rolePaths } from '../../app/paths-of-roles.ts';
import { useServices } from '../../store/services.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { documentsOf, type DocumentOf } from '../documents.ts';
import { useDates, useMay } from '../frame/signed-in.ts';
import { Here } from '../parts/Here.tsx';
import { Notice } from '../parts/Notice.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Segments } from '../parts/Segments.tsx';
import { useAsked } from '../use-asked.ts';
import { ClassRows } from './ClassRows.tsx';

type Planned = DocumentOf<'planned-class-session'>;

/** What is planned, month by month: first what is to come, the past on request. */
export function ClassesPage() {
  const { t } = useTranslation('staff');
  const { staffDesk } = useServices();
  const dates = useDates();
  const [search, setSearch] = useSearchParams();
  const shown = search.get('show') === 'past' ? 'past' : 'coming';
  const [asked, askAgain] = useAsked('documents', staffDesk.documents);
  const mayEdit = useMay('edit plans');
  const saved = useWasSaved();
  return (
    <>
      <PageHead title={t('nav.classes')} about={t('classes.about')}>
        <Segments
          label={t('classes.which')}
          choices={[
            { value: 'coming', word: t('classes.coming') },
            { value: 'past', word: t('classes.past') },
          ]}
          chosen={shown}
          onChoose={(choice) => setSearch(choice === 'past' ? { show: 'past' } : {})}
        />
        {mayEdit && (
          <ButtonLink size="staff" look="primary" iconBefore="plus" to={rolePaths.staffClassNew}>
            {t('class.new')}
          </ButtonLink>
        )}
      </PageHead>
      {saved && <Notice tone="done">{t('class.saved')}</Notice>}
      <Here asked={asked} onAgain={askAgain}>
        {(documents) => {
          const months = monthsOf(
            documentsOf(documents, 'planned-class-session'),
            shown,
            dates.today,
          );
          if (months.length === 0) return <p>{t(`classes.none.${shown}`)}</p>;
          return months.map(([month, planned]) => (
            <Panel
              key={month}
              title={dates.monthAndYear(month)}
              about={t('classes.count', { n: planned.length })}
            >
              <ClassRows
                caption={dates.monthAndYear(month)}
                planned={planned}
                documents={documents}
                onSaved={askAgain}
              />
            </Panel>
          ));
        }}
      </Here>
    </>
  );
}

function useWasSaved(): boolean {
  const { state } = useLocation();
  return typeof state === 'object' && state !== null && 'saved' in state;
}

function monthsOf(
  all: readonly Planned[],
  shown: 'coming' | 'past',
  today: string,
): [month: string, planned: Planned[]][] {
  const order = shown === 'coming' ? 1 : -1;
  const wanted = all
    .filter(({ body }) => (shown === 'coming' ? body.date >= today : body.date < today))
    .sort((a, b) => (whenOf(a) < whenOf(b) ? -order : order));
  const byMonth = new Map<string, Planned[]>();
  for (const planned of wanted) {
    const month = monthOf(planned.body.date);
    byMonth.set(month, [...(byMonth.get(month) ?? []), planned]);
  }
  return [...byMonth];
}

const whenOf = ({ body }: Planned): string => `${body.date} ${body.start}`;
