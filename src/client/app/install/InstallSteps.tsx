import { useTranslation } from 'react-i18next';
import { InstallPicture } from './InstallPicture.tsx';
import type { InstallStep } from './install-steps.ts';
import styles from './InstallSteps.module.css';

/** What to touch, in order: a sentence and a piece of the screen for each. */
export function InstallSteps({ steps, label }: { steps: readonly InstallStep[]; label: string }) {
  const { t } = useTranslation('install');
  return (
    <ol className={styles.steps} aria-label={label}>
      {steps.map(({ say, picture }, index) => (
        <li key={say}>
          <p className={styles.sentence}>
            <span className={styles.number} aria-hidden="true">
              {index + 1}
            </span>
            <span>{t(`step.${say}`)}</span>
          </p>
          <InstallPicture picture={picture} />
        </li>
      ))}
    </ol>
  );
}
