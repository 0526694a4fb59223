import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { attendeesOf } from '../../../domain/attendance.ts';
import type { Overview } from '../../../protocol/reports.ts';
import { judgedIn, percentOf } from './shares.ts';
import styles from './YearSums.module.css';

/** The year in six figures. */
export function YearSums({ overview }: { overview: Overview }) {
  const { t } = useTranslation('staff');
  const { total, classSessions } = overview;
  const judged = judgedIn(total);
  const conflicts = classSessions.reduce((sum, one) => sum + one.conflicts, 0);
  const finished = classSessions.filter((one) => one.finished).length;
  return (
    <dl className={styles.sums}>
      <Sum
        name={t('sums.classSessions')}
        figure={total.classSessions}
        unit={t('unit.times')}
        about={t('sums.finished', { n: finished })}
      />
      <Sum
        name={t('sums.attendees')}
        figure={attendeesOf(total)}
        unit={t('unit.people')}
        about={t('sums.presentLate', { present: total.present, late: total.late })}
      />
      <Sum
        name={t('sums.people')}
        figure={total.people}
        unit={t('unit.people')}
        about={
          total.headcount === 0
            ? t('sums.countedOnce')
            : t('sums.headcountToo', { n: total.headcount })
        }
      />
      <Sum
        name={t('sums.away')}
        figure={total.excused + total.absent}
        unit={t('unit.people')}
        about={t('sums.excusedAbsent', { excused: total.excused, absent: total.absent })}
      />
      <Sum
        name={t('sums.alone')}
        figure={judged === 0 ? '—' : percentOf(total.alone, judged)}
        unit={judged === 0 ? '' : '%'}
        about={
          judged === 0
            ? t('sums.notJudged')
            : t('sums.otherShares', {
                withHelp: percentOf(total.withHelp, judged),
                notYet: percentOf(total.notYet, judged),
              })
        }
      />
      <Sum
        name={t('sums.conflicts')}
        figure={conflicts}
        unit={t('unit.people')}
        about={conflicts === 0 ? t('sums.noConflicts') : t('sums.settle')}
        waits={conflicts > 0}
      />
    </dl>
  );
}

function Sum({
  name,
  figure,
  unit,
  about,
  waits,
}: {
  name: string;
  figure: ReactNode;
  unit: string;
  about: string;
  /** Somebody has to do something about it. */
  waits?: boolean;
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={styles.figure}>
        {figure}
        <small>{unit}</small>
      </dd>
      <dd className={styles.about} data-waits={waits ? '' : undefined}>
        {about}
      </dd>
    </div>
  );
}
