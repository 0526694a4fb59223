import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

/** A new step is read from its top, and from its sentence; a reason is brought into sight. */
export function useFocusOnChange(
  stepIndex: number,
  chosenChoiceId: string | null,
  /** Another question stands in the step's place. */
  isAskedElse = false,
) {
  const sentenceRef = useRef<HTMLHeadingElement>(null);
  const reasonRef = useRef<HTMLHeadingElement>(null);
  const shown = JSON.stringify([stepIndex, chosenChoiceId, isAskedElse]);
  // A page that is opened by its address keeps the focus where the browser put it.
  const { key } = useLocation();
  const before = useRef(key === 'default' ? shown : null);
  useEffect(() => {
    if (before.current === shown) return;
    before.current = shown;
    if (chosenChoiceId !== null) {
      reasonRef.current?.focus();
      return;
    }
    sentenceRef.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [shown, chosenChoiceId]);
  return { sentenceRef, reasonRef };
}
