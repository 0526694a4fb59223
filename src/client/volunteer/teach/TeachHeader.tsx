import { useTranslation } from 'react-i18next';
import { plainText, type Lesson } from '../../../domain/lessons/lesson.ts';
import { timingOf } from '../../../domain/lessons/pace.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import styles from './TeachHeader.module.css';
import { useMinute } from './use-minute.ts';
import { useWakeLock } from './use-wake-lock.ts';

type TeachHeaderProps = {
  readonly lesson: Lesson;
  readonly stepIndex: number;
  readonly startedAt: number | null;
  readonly leaveTo: string;
  readonly onStart: () => void;
};

/** The way out, the lesson's name, whether the screen stays on, and the minutes left once they are counted. */
export function TeachHeader({ lesson, stepIndex, startedAt, leaveTo, onStart }: TeachHeaderProps) {
  const { t } = useTranslation('teach');
  const isAwake = useWakeLock();
  const moment = useMinute();
  const timing = startedAt === null ? null : timingOf(lesson, stepIndex, startedAt, moment);
  return (
    <header className={styles.header}>
      <div className={styles.name}>
        <ButtonLink look="quiet" iconBefore="close" to={leaveTo}>
          {t('leave')}
        </ButtonLink>
        <p lang="ja">{plainText(lesson.title)}</p>
      </div>
      <div className={styles.state}>
        <p>
          <Icon name="phone" />
          {t(isAwake ? 'awake' : 'maySleep')}
        </p>
        {timing === null ? (
          <Button look="soft" iconBefore="clock" onClick={onStart}>
            {t('time.start', { count: lesson.minutes })}
          </Button>
        ) : (
          <p className={styles.left}>
            <Icon name="clock" />
            {timing.pace === 'over' ? (
              t('time.over')
            ) : (
              <>
                {t('time.left')} <b>{t('time.minutes', { count: timing.minutesLeft })}</b>
              </>
            )}
          </p>
        )}
      </div>
    </header>
  );
}
