import type { Step } from '../../../domain/lessons/lesson.ts';
import { Note } from '../../ui/Card.tsx';
import { DrawnPhone } from '../drawn-phone/DrawnPhone.tsx';
import styles from './DrawnStep.module.css';
import type { LessonViewProps } from './LessonView.tsx';

type DrawnStepProps = Pick<LessonViewProps, 'family' | 'hand' | 't'> & { step: Step };

/** The picture of a step, and the honest line that screens differ. */
export function DrawnStep({ step, family, hand, t }: DrawnStepProps) {
  const screen = step.screen?.[family];
  if (!screen) return null;
  return (
    <div className={styles.picture}>
      <div className={styles.frame} lang="ja">
        <DrawnPhone screen={screen} family={family} hand={hand} />
      </div>
      <Note>{t(screen.device === 'phone' ? 'lesson.screensDiffer' : 'lesson.machinesDiffer')}</Note>
    </div>
  );
}
