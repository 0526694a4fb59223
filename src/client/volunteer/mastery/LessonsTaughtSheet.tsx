import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import type { LessonOffered } from '../lessons-offered.ts';
import styles from './LessonsTaughtSheet.module.css';

type LessonsTaughtSheetProps = {
  readonly offered: readonly LessonOffered[];
  readonly taught: readonly string[];
  readonly onChoose: (lessons: readonly string[]) => void;
  readonly onClose: () => void;
};

/** Which lessons were taught: as many ticks as wished, kept with one button. */
export function LessonsTaughtSheet({
  offered,
  taught,
  onChoose,
  onClose,
}: LessonsTaughtSheetProps) {
  const { t } = useTranslation(['volunteer', 'ui']);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(taught));
  const toggle = (key: string) => {
    const next = new Set(chosen);
    if (!next.delete(key)) next.add(key);
    setChosen(next);
  };
  return (
    <Sheet title={t('mastery.sheet.title')} onClose={onClose}>
      <ul className={styles.list}>
        {offered.map((lesson) => (
          <li key={lesson.key}>
            <label className={styles.choice}>
              <input
                type="checkbox"
                checked={chosen.has(lesson.key)}
                onChange={() => toggle(lesson.key)}
              />
              <span>{lesson.title}</span>
            </label>
          </li>
        ))}
      </ul>
      <Button
        wide
        look="primary"
        onClick={() => {
          onClose();
          onChoose([...chosen]);
        }}
      >
        {t('mastery.sheet.keep')}
      </Button>
      <Button wide look="quiet" onClick={onClose}>
        {t('ui:cancel')}
      </Button>
    </Sheet>
  );
}
