import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { attendeesOf, countAttendance } from '../../../domain/attendance.ts';
import type { AgeBand } from '../../../domain/registers.ts';
import { rolePaths } from '../../app/paths-of-roles.ts';
import type { OpenClass } from '../../store/actions/class-subject.ts';
import { recordHeadcount } from '../../store/actions/record-headcount.ts';
import { headcountsOf, seatsOf } from '../../store/queries/class-record.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Note } from '../../ui/Card.tsx';
import { BottomBar, Page } from '../../ui/Page.tsx';
import { ClosedPage } from '../closed/ClosedPage.tsx';
import { NotSaved } from '../NotSaved.tsx';
import { useRecording } from '../phone-context.ts';
import { SampleMark } from '../SampleMark.tsx';
import { KeptHere } from '../sync/KeptHere.tsx';
import { UnknownClass } from '../UnknownClass.tsx';
import { useKeeping } from '../use-keeping.ts';
import { useOpenClass } from '../use-open-class.ts';
import { HeadcountRow } from './HeadcountRow.tsx';
import styles from './HeadcountPage.module.css';

/** `/class/:classSessionId/headcount` */
export function HeadcountPage() {
  const { t } = useTranslation('roll');
  const { classSessionId = '' } = useParams();
  const found = useOpenClass(classSessionId);
  if (found === undefined) return null;
  if (found === null) return <UnknownClass />;
  const { locked, record } = found.openClass;
  if (locked) return <ClosedPage title={t('headcount.title')} record={record} />;
  return <Headcount classSessionId={classSessionId} openClass={found.openClass} />;
}

/** How many came, by age, where nobody takes a roll. */
function Headcount(props: { readonly classSessionId: string; readonly openClass: OpenClass }) {
  const { classSessionId, openClass } = props;
  const { t } = useTranslation(['roll', 'volunteer']);
  const recording = useRecording();
  const { notSaved, keep } = useKeeping();
  const headcounts = headcountsOf(openClass.record);
  const total = headcounts.reduce((sum, { count }) => sum + count, 0);
  const seats = seatsOf(openClass.record, openClass.roster, openClass.personOfCode);
  const marked = attendeesOf(countAttendance(seats.map(({ status }) => status)));
  const count = (ageBand: AgeBand, people: number) =>
    void keep(() => recordHeadcount(recording, openClass, ageBand, Math.max(0, people)));

  return (
    <Page
      bar={
        <BottomBar>
          <ButtonLink look="primary" to={rolePaths.classRoll(classSessionId)}>
            {t('headcount.done')}
          </ButtonLink>
        </BottomBar>
      }
    >
      <h1>{t('headcount.title')}</h1>
      <p>{t('headcount.lead')}</p>
      <SampleMark />
      {marked > 0 && <Note>{t('headcount.rollToo', { count: marked })}</Note>}
      <ul className={styles.rows}>
        {headcounts.map((headcount) => (
          <li key={headcount.ageBand}>
            <HeadcountRow
              headcount={headcount}
              onCount={(people) => count(headcount.ageBand, people)}
            />
          </li>
        ))}
      </ul>
      <p className={styles.total} role="status">
        {t('headcount.total', { count: total })}
      </p>
      {notSaved && <NotSaved />}
      <KeptHere record={openClass.record} />
    </Page>
  );
}
