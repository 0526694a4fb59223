import { useTranslation } from 'react-i18next';
import type { Step } from '../../../domain/lessons/lesson.ts';
import { SentenceText } from '../../lesson-parts/SentenceText.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { usePhone } from '../phone-context.ts';
import styles from './Cues.module.css';

/** What to say at this step, and what to look for while walking round. */
export function Cues({ step: { teacher } }: { step: Step }) {
  const { t } = useTranslation('teach');
  if (!teacher) return null;
  return (
    <div className={styles.cues}>
      {teacher.say.length > 0 && (
        <section>
          <h2>
            <Icon name="speaker" />
            {t('say')}
          </h2>
          <ul className={styles.say} lang="ja">
            {teacher.say.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      )}
      {teacher.watch.length > 0 && (
        <section>
          <h2>
            <Icon name="persons" />
            {t('watch')}
          </h2>
          <ul lang="ja">
            {teacher.watch.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** What comes next, so that one can lead over to it. */
export function NextStep({ step }: { step: Step | undefined }) {
  const { t } = useTranslation('teach');
  const { city } = usePhone();
  return (
    <section className={styles.cues}>
      <h2>
        <Icon name="next" />
        {t('nextStep')}
      </h2>
      <p lang={step ? 'ja' : undefined}>
        {step ? (
          <SentenceText sentence={step.sentence} cityValues={city.settings} />
        ) : (
          t('lastStep')
        )}
      </p>
    </section>
  );
}
