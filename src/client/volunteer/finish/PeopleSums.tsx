import { useTranslation } from 'react-i18next';
import { rolePaths } from '../../app/paths-of-roles.ts';
import { attendanceStatuses, attendeesOf, countAttendance } from '../../../domain/attendance.ts';
import { masteryLevels, type Mastery } from '../../../domain/comprehension.ts';
import type { OpenClass } from '../../store/actions/class-subject.ts';
import { headcountsOf, masteriesOf, seatsOf } from '../../store/queries/class-record.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import styles from './PeopleSums.module.css';

/** Who came and what they managed, in sums: each person once, whatever codes this or another class knows them by. */
export function PeopleSums({
  openClass: { record, roster, locked, personOfCode },
}: {
  openClass: OpenClass;
}) {
  const { t } = useTranslation(['volunteer', 'teach']);
  const seats = seatsOf(record, roster, personOfCode);
  const counts = countAttendance(seats.map(({ status }) => status));
  const unmarked = seats.filter(({ status }) => status === null).length;
  const differing = record.fields.filter(
    ({ learnerId, field }) => record.read(learnerId, field).conflict,
  ).length;
  const heads = headcountsOf(record).reduce((sum, { count }) => sum + count, 0);
  const masteries = masteriesOf(record, personOfCode);
  const countOf = (level: Mastery) => masteries.filter((one) => one === level).length;
  return (
    <>
      {differing > 0 && (
        <Card tone="attention">
          <p>{t('teach:report.differing', { count: differing })}</p>
          {!locked && (
            <ButtonLink wide to={rolePaths.classRoll(record.classSessionId)}>
              {t('teach:report.toRoll')}
            </ButtonLink>
          )}
        </Card>
      )}
      <Card>
        <h2>{t('finish.attendance')}</h2>
        <dl className={styles.sums}>
          {attendanceStatuses.map((status) => (
            <div key={status}>
              <dt>{t(`roll.mark.${status}`)}</dt>
              <dd>{t('finish.people', { count: counts[status] })}</dd>
            </div>
          ))}
        </dl>
        <p>{t('teach:report.came', { count: attendeesOf(counts) })}</p>
        {unmarked > 0 && <p>{t('finish.unmarked', { count: unmarked })}</p>}
        {heads > 0 && <p>{t('teach:report.heads', { count: heads })}</p>}
      </Card>
      <Card>
        <h2>{t('finish.mastery')}</h2>
        <dl className={styles.sums}>
          {masteryLevels.map((level) => (
            <div key={level}>
              <dt>{t(`mastery.level.${level}`)}</dt>
              <dd>{t('finish.times', { count: countOf(level) })}</dd>
            </div>
          ))}
        </dl>
      </Card>
    </>
  );
}
