import { useCallback, useEffect, useRef, useState } from 'react';
import type { Result } from '../../domain/result.ts';
import type { Refusal } from '../store/services.ts';

export type Asked<Value> =
  | { readonly status: 'asking' }
  | { readonly status: 'here'; readonly value: Value }
  | { readonly status: 'refused'; readonly refusal: Refusal };

/**
 * Asks the city when the screen opens, whenever `what` is asked about changes, and on `again()`; what is
 * on the screen stays there until the new answer has come.
 */
export function useAsked<What extends string | number, Value>(
  what: What,
  ask: (what: What) => Promise<Result<Value, Refusal>>,
): [asked: Asked<Value>, again: () => void] {
  const [asked, setAsked] = useState<Asked<Value>>({ status: 'asking' });
  // A function made anew at every drawing must not be a reason to ask anew.
  const newestAsk = useRef(ask);
  useEffect(() => {
    newestAsk.current = ask;
  });
  const latest = useRef(0);
  const again = useCallback(() => {
    latest.current += 1;
    const turn = latest.current;
    void newestAsk.current(what).then((answer) => {
      // An older question's answer, or one to a page that was left, comes too late.
      if (turn !== latest.current) return;
      setAsked(
        answer.ok
          ? { status: 'here', value: answer.value }
          : { status: 'refused', refusal: answer.failure },
      );
    });
  }, [what]);
  useEffect(() => {
    again();
    return () => {
      latest.current += 1;
    };
  }, [again]);
  return [asked, again];
}
