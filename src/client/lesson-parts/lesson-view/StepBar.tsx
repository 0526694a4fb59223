import type { Step } from '../../../domain/lessons/lesson.ts';
import { Button } from '../../ui/Button.tsx';
import { BottomBar } from '../../ui/Page.tsx';
import type { LessonViewProps } from './LessonView.tsx';
import { ListenButton } from './ListenButton.tsx';
import styles from './StepBar.module.css';

type StepBarProps = LessonViewProps & { step: Step };

/** Back and onward, at the same place on every step; at a check きく stands here. */
export function StepBar({ step, chosenChoiceId, listen, t, handlers }: StepBarProps) {
  const { check } = step;
  const back = (
    <Button iconBefore="back" onClick={handlers.onBack}>
      {t('ui:back')}
    </Button>
  );
  const next = (
    <Button look="primary" iconAfter="next" onClick={handlers.onNext}>
      {t('ui:next')}
    </Button>
  );
  const tryAgain = (
    <Button look="primary" iconBefore="undo" onClick={handlers.onTryAgain}>
      {t('lesson.tryAgain')}
    </Button>
  );
  const listenAs = (look: 'soft' | 'plain') =>
    listen === 'silent' ? null : (
      <ListenButton look={look} listen={listen} t={t} onListen={handlers.onListen} />
    );

  return (
    <nav className={styles.nav} aria-label={t('lesson.bar')}>
      {!check && (
        <BottomBar kind="steps">
          {back}
          {next}
        </BottomBar>
      )}
      {check && chosenChoiceId === null && (
        <BottomBar kind={listen === 'silent' ? undefined : 'steps'}>
          {back}
          {listenAs('soft')}
        </BottomBar>
      )}
      {check && chosenChoiceId !== null && (
        <BottomBar kind="steps">
          {listenAs('plain') ?? back}
          {check.correctChoiceIds.includes(chosenChoiceId) ? next : tryAgain}
        </BottomBar>
      )}
    </nav>
  );
}
