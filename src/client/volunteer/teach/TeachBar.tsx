import { useTranslation } from 'react-i18next';
import type { Lesson } from '../../../domain/lessons/lesson.ts';
import { timingOf } from '../../../domain/lessons/pace.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import styles from './TeachBar.module.css';
import { useMinute } from './use-minute.ts';

type TeachBarProps = {
  /** Counted from 1. */
  readonly step: number;
  readonly total: number;
  readonly lesson: Lesson;
  readonly startedAt: number | null;
  readonly backTo: string;
  readonly endTo: string;
  /** Step counted from 0. */
  readonly onGo: (index: number) => void;
  /** Null while the words are in sight. */
  readonly onShowWords: (() => void) | null;
};

/** Back and onward in the same place at every step, and between them how far the class is, said kindly. */
export function TeachBar(props: TeachBarProps) {
  const { step, total, lesson, startedAt, backTo, endTo, onGo, onShowWords } = props;
  const { t } = useTranslation(['teach', 'ui']);
  const moment = useMinute();
  const pace = startedAt === null ? null : timingOf(lesson, step - 1, startedAt, moment).pace;
  return (
    <div className={styles.bar}>
      {step === 1 ? (
        <ButtonLink iconBefore="back" to={backTo}>
          {t('ui:back')}
        </ButtonLink>
      ) : (
        <Button iconBefore="back" onClick={() => onGo(step - 2)}>
          {t('ui:back')}
        </Button>
      )}
      <div className={styles.where}>
        <progress aria-label={t('progress', { step, total })} value={step} max={total} />
        <p>
          <span>
            {step} / {total}
          </span>{' '}
          {pace && <span>{t(`pace.${pace}`)}</span>}
        </p>
        {onShowWords && (
          <Button look="quiet" onClick={onShowWords}>
            {t('showWords')}
          </Button>
        )}
      </div>
      {step === total ? (
        <ButtonLink look="primary" iconAfter="next" to={endTo}>
          {t('end')}
        </ButtonLink>
      ) : (
        <Button look="primary" iconAfter="next" onClick={() => onGo(step)}>
          {t('ui:next')}
        </Button>
      )}
    </div>
  );
}
