import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stumbleCauses, type StumbleCause } from '../../../domain/comprehension.ts';
import type { Lesson, PhoneFamily } from '../../../domain/lessons/lesson.ts';
import { recordedFamilies, stumbleField, type RecordedFamily } from '../../../domain/registers.ts';
import type { OpenClass } from '../../store/actions/class-subject.ts';
import { countStumble } from '../../store/actions/count-in-class.ts';
import { countIn, ownCountIn } from '../../store/queries/class-record.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useRecording } from '../phone-context.ts';
import styles from './Counter.module.css';
import { CountRow } from './CountRow.tsx';

type StumbleCounterProps = {
  readonly openClass: OpenClass;
  readonly lesson: Lesson;
  readonly stepId: string;
  /** The phone that is drawn: most often also the one that somebody holds. */
  readonly family: PhoneFamily;
  readonly keep: (deed: () => Promise<void>) => Promise<void>;
};

/** つまずき at this step, by cause and family of phone, without a name. Phones of one class add up. */
export function StumbleCounter(props: StumbleCounterProps) {
  const { openClass, lesson, stepId, keep } = props;
  const { t } = useTranslation('teach');
  const recording = useRecording();
  const [chosen, setChosen] = useState<RecordedFamily | null>(null);
  const family = chosen ?? props.family;
  const { record } = openClass;
  const fieldOf = (cause: StumbleCause) => stumbleField(lesson, stepId, family, cause);
  const count = (cause: StumbleCause, by: 1 | -1) =>
    void keep(() => countStumble(recording, openClass, fieldOf(cause), by));

  return (
    <section className={styles.counter} data-tone="stumble">
      <h2>
        <Icon name="flag" />
        {t('stumble.title')}
      </h2>
      <div className={styles.families} role="group" aria-label={t('stumble.whose')}>
        {recordedFamilies.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === family}
            onClick={() => setChosen(one)}
          >
            {t(`family.${one}`)}
          </button>
        ))}
      </div>
      <ul className={styles.rows}>
        {stumbleCauses.map((cause) => {
          const own = ownCountIn(record, fieldOf(cause), recording.phone.deviceId);
          return (
            <li key={cause}>
              <CountRow
                label={t(`stumble.cause.${cause}`)}
                spoken={t(`stumble.cause.${cause}`)}
                count={countIn(record, fieldOf(cause)) ?? 0}
                onAdd={() => count(cause, 1)}
                onTakeBack={own > 0 ? () => count(cause, -1) : null}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
