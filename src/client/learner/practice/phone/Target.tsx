import { createContext, useContext, type ReactNode } from 'react';
import { targetName } from '../../../../domain/lessons/practice-parts.ts';

/** What the strongest hint points at: names of targets. */
export const PointedAt = createContext<readonly string[]>([]);

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

/** Something on the practice phone that can be touched: a real button. The phone hears the touch itself. */
export function Target({ label, className, state, carried, name, children }: TargetProps) {
  const target = targetName(label);
  const isPointedAt = useContext(PointedAt).includes(target);
  return (
    <button
      type="button"
      className={className}
      role={state?.role}
      aria-checked={state?.isOn}
      aria-label={name}
      data-target={target}
      data-carried={carried ? '' : undefined}
      data-pointed={isPointedAt ? '' : undefined}
    >
      {children ?? <span>{label}</span>}
    </button>
  );
}
