import { useContext, type ReactNode } from 'react';
import { targetName } from '../../../domain/lessons/practice-parts.ts';
import { PhoneContext } from './phone-context.ts';
import { TouchMark } from './TouchMark.tsx';

type TargetProps = {
  /** As it stands on the screen; what is touched is known by it. */
  label: string;
  className?: string | undefined;
  /** A thing with a state, which voices say: whether it is on. */
  state?: { readonly role: 'switch' | 'checkbox'; readonly isOn: boolean };
  /** Can be taken up and carried somewhere else. */
  carried?: boolean;
  /** What a voice says, where the label alone would not do. */
  name?: string | undefined;
  children?: ReactNode;
};

/** Something on a drawn phone that can be touched: a real button in a practice, which hears the touch itself. */
export function Target({ label, className, state, carried, name, children }: TargetProps) {
  const { canBeTouched, pointedAt, touch, arm } = useContext(PhoneContext);
  const target = targetName(label);
  const inside = children ?? <span>{label}</span>;
  if (!canBeTouched) {
    const isTouched = touch !== null && 'target' in touch && touch.target === target;
    return (
      <span className={className} data-target="" data-touched={isTouched ? arm : undefined}>
        {inside}
        {isTouched && <TouchMark gesture={touch.gesture} from={arm} />}
      </span>
    );
  }
  return (
    <button
      type="button"
      className={className}
      role={state?.role}
      aria-checked={state?.isOn}
      aria-label={name}
      data-target={target}
      data-carried={carried ? '' : undefined}
      data-pointed={pointedAt.includes(target) ? '' : undefined}
    >
      {inside}
    </button>
  );
}
