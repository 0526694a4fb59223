import { useContext, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { Card, Chip, Note } from '../../ui/Card.tsx';
import { isAllHere } from '../../../protocol/shelf.ts';
import { OpensOffline } from '../../store/opens-offline.ts';
import type { LessonDownload } from '../lesson-download.ts';
import { useOpening } from '../opening.ts';
import styles from './DownloadStatus.module.css';

/** Says how much of the lessons is on this phone, and only what is known. */
export function DownloadStatus({ download }: { download: LessonDownload }) {
  const { t } = useTranslation('learner');
  const opensOffline = useOpensOffline();
  const { state, shelf, hasBroughtAll, retry, bringRest } = download;
  if (shelf === undefined) return null;
  const lessons = shelf?.flatMap((pack) => pack.lessons) ?? [];
  const count = {
    here: lessons.filter(({ isHere }) => isHere).length,
    total: (shelf ?? []).reduce((sum, { lessonCount }) => sum + lessonCount, 0),
  };
  if (isAllHere(shelf)) {
    // The card that counted stays in its place for this visit, so that nothing below it jumps.
    return hasBroughtAll ? (
      <ArrivalCard words="allHere" count={count} note={opensOffline ? 'savedOffline' : 'saved'} />
    ) : (
      <SavedChip words={opensOffline ? 'savedOffline' : 'saved'} />
    );
  }
  if (state === 'running' || state === 'complete') {
    return shelf ? (
      <ArrivalCard words="arriving" count={count} note="canLeave" />
    ) : (
      <Card aria-labelledby="arriving">
        <p id="arriving" aria-live="polite" className={styles.line}>
          {t('download.looking')}
        </p>
      </Card>
    );
  }
  if (state === 'rest-waits') {
    return (
      <Card aria-labelledby="rest-waits" aria-live="polite">
        <h2 id="rest-waits">{t('download.savingTitle')}</h2>
        <p>{t('download.savingBody', count)}</p>
        <Button iconBefore="download" onClick={bringRest}>
          {t('download.bringRest')}
        </Button>
      </Card>
    );
  }
  const trouble = state === 'offline' && shelf ? 'cut' : state;
  return (
    <Card aria-labelledby="download-trouble" aria-live="polite">
      <h2 id="download-trouble">{t(`download.${trouble}Title`)}</h2>
      <p>{t(`download.${trouble}Body`, count)}</p>
      <Button iconBefore="download" onClick={retry}>
        {t('download.retry')}
      </Button>
    </Card>
  );
}

type ArrivalCardProps = {
  words: 'arriving' | 'allHere';
  count: { here: number; total: number };
  note: 'canLeave' | 'saved' | 'savedOffline';
};

/** How many lessons have arrived, in words, in numbers and as a bar. */
export function ArrivalCard({ words, count, note }: ArrivalCardProps) {
  const { t } = useTranslation('learner');
  return (
    <Card aria-labelledby="arriving">
      <p id="arriving" aria-live="polite" className={styles.line}>
        {t(`download.${words}`)}
      </p>
      <p className={styles.count}>{t('download.countOf', count)}</p>
      <progress
        className={styles.bar}
        aria-label={t('download.bar')}
        value={count.here}
        max={count.total}
      />
      <div className={styles.note}>
        <Note>{t(`download.${note}`)}</Note>
      </div>
    </Card>
  );
}

/** Everything is on this phone; said only when it is so. */
export function SavedChip({ words }: { words: 'saved' | 'savedOffline' }) {
  const { t } = useTranslation('learner');
  return (
    <div aria-live="polite">
      <Chip icon="saved">{t(`download.${words}`)}</Chip>
    </div>
  );
}

/** Does the app itself open without a network? Only once its service worker has everything. */
function useOpensOffline(): boolean {
  // A page that says so from the start can only have come from this phone's worker.
  const opened = useOpening()?.opened;
  const [opensOffline, setOpensOffline] = useState(
    opened?.page === 'home' && isAllHere(opened.known.shelf),
  );
  const answer = useContext(OpensOffline);
  useEffect(() => {
    const state = { isShown: true };
    void answer.then((opens) => state.isShown && setOpensOffline(opens));
    return () => {
      state.isShown = false;
    };
  }, [answer]);
  return opensOffline;
}
