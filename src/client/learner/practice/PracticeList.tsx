import { useTranslation } from 'react-i18next';
import { paths } from '../../app/paths.ts';
import { readPracticeShelf, type ShelvedPractice } from '../../store/queries/practice.ts';
import { useLive } from '../../store/queries/use-live.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip, Note } from '../../ui/Card.tsx';
import { Link } from '../../ui/Link.tsx';
import { Page } from '../../ui/Page.tsx';
import { BackLink } from '../BackLink.tsx';
import type { LessonDownload } from '../lesson-download.ts';
import { SentenceText } from '../../lesson-parts/SentenceText.tsx';
import { useTitle } from '../use-title.ts';
import { PracticeBand } from './PracticeBand.tsx';
import styles from './PracticeList.module.css';
import type { OpenDesk } from './use-practice-desk.ts';

type PracticeListProps = { open: OpenDesk | null; download: LessonDownload };

/** Every practice on this phone, in the order of the packs. */
export function PracticeList({ open, download }: PracticeListProps) {
  const { t } = useTranslation('practice');
  useTitle(t('title'));
  return (
    <Page
      top={
        <>
          <PracticeBand />
          <BackLink fallback={paths.home} />
        </>
      }
    >
      <h1>{t('title')}</h1>
      <Note>{t('lead')}</Note>
      {open && (
        <Practices open={open} packOrder={download.shelf?.map(({ packId }) => packId) ?? []} />
      )}
    </Page>
  );
}

function Practices({ open, packOrder }: { open: OpenDesk; packOrder: readonly string[] }) {
  const { t } = useTranslation('practice');
  const { database } = open.desk;
  const shelf = useLive(() => readPracticeShelf(database), [database]);
  if (shelf === undefined) return null;
  const place = ({ packId }: ShelvedPractice) => packOrder.indexOf(packId);
  const practices = [...shelf].sort((one, other) => place(one) - place(other));
  return (
    <>
      {practices.length === 0 && <p>{t(open.state === 'asking' ? 'arriving' : 'none')}</p>}
      <ul className={styles.list}>
        {practices.map((practice) => (
          <li key={practice.hash}>
            <PracticeCard practice={practice} />
          </li>
        ))}
      </ul>
      {open.state === 'missing' && <Button onClick={open.retry}>{t('retry')}</Button>}
    </>
  );
}

function PracticeCard({ practice }: { practice: ShelvedPractice }) {
  const { t } = useTranslation('practice');
  const { packId, scenarioId, title, minutes, isHere, name } = practice;
  const words = (
    <>
      <span className={styles.name} lang="ja">
        {name ? <SentenceText sentence={name} cityValues={{}} /> : title}
      </span>
      <span>{t('minutes', { minutes })}</span>
      {!isHere && <Chip tone="plain">{t('notHere')}</Chip>}
    </>
  );
  return isHere ? (
    <Link className={styles.card} to={paths.practice(packId, scenarioId)}>
      {words}
    </Link>
  ) : (
    <div className={styles.card} data-away="">
      {words}
    </div>
  );
}
