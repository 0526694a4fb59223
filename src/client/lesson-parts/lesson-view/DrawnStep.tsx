import type { Step } from '../../../domain/lessons/lesson.ts';
import { Note } from '../../ui/Card.tsx';
import { LessonPicture } from '../phone/LessonPicture.tsx';
import styles from './DrawnStep.module.css';
import type { LessonViewProps } from './LessonView.tsx';

type DrawnStepProps = Pick<LessonViewProps, 'family' | 'hand' | 't'> & { step: Step };

/** The picture of a step, and the honest line that screens differ. */
export function DrawnStep({ step, family, hand, t }: DrawnStepProps) {
  const picture = step.picture?.[family];
  if (!picture) return null;
  return (
    <div className={styles.picture}>
      <div className={styles.frame}>
        <LessonPicture picture={picture} family={family} hand={hand} />
      </div>
      <Note>
        {t(picture.device === 'phone' ? 'lesson.screensDiffer' : 'lesson.machinesDiffer')}
      </Note>
    </div>
  );
}
