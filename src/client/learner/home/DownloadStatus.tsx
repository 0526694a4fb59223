import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { Card, Chip, Note } from '../../ui/Card.tsx';
import { isAllHere, type LessonDownload } from '../lesson-download.ts';
import styles from './DownloadStatus.module.css';

/** Says how much of the lessons is on this phone, and only what is known. */
export function DownloadStatus({ download }: { download: LessonDownload }) {
  const { t } = useTranslation('learner');
  const opensOffline = useOpensOffline();
  const { state, shelf, hasBroughtAll, retry, bringRest } = download;
  if (shelf === undefined) return null;
  if (isAllHere(shelf)) {
    const when = hasBroughtAll ? 'allHere' : 'saved';
    return (
      <div aria-live="polite">
        <Chip icon="saved">{t(opensOffline ? `download.${when}Offline` : `download.${when}`)}</Chip>
      </div>
    );
  }

  const lessons = shelf?.flatMap((pack) => pack.lessons) ?? [];
  const count = {
    here: lessons.filter(({ isHere }) => isHere).length,
    total: (shelf ?? []).reduce((sum, { lessonCount }) => sum + lessonCount, 0),
  };
  if (state === 'running' || state === 'complete') {
    return (
      <Card aria-labelledby="arriving">
        <p id="arriving" aria-live="polite" className={styles.line}>
          {t(shelf ? 'download.arriving' : 'download.looking')}
        </p>
        {shelf && (
          <>
            <p className={styles.count}>
              {t('download.countOf', { here: count.here, total: count.total })}
            </p>
            <progress
              className={styles.bar}
              aria-label={t('download.bar')}
              value={count.here}
              max={count.total}
            />
            <Note>{t('download.canLeave')}</Note>
          </>
        )}
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

/** Does the app itself open without a network? Only once its service worker has everything. */
function useOpensOffline(): boolean {
  const [opensOffline, setOpensOffline] = useState(false);
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return undefined;
    const state = { isShown: true };
    void navigator.serviceWorker.ready.then(() => state.isShown && setOpensOffline(true));
    return () => {
      state.isShown = false;
    };
  }, []);
  return opensOffline;
}
