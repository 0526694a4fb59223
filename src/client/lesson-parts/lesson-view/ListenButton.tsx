import { Button } from '../../ui/Button.tsx';
import type { LearnerTexts } from './learner-texts.ts';

type ListenButtonProps = {
  look: 'soft' | 'plain';
  listen: 'ready' | 'speaking';
  t: LearnerTexts;
  onListen: (() => void) | undefined;
};

/** きく, and とめる while it speaks. Nothing ever speaks unasked. */
export function ListenButton({ look, listen, t, onListen }: ListenButtonProps) {
  return (
    <Button look={look} iconBefore={listen === 'speaking' ? 'stop' : 'speaker'} onClick={onListen}>
      {t(listen === 'speaking' ? 'lesson.stop' : 'lesson.listen')}
    </Button>
  );
}
