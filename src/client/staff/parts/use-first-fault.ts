import { useEffect, useRef } from 'react';

/** After a press that found faults the focus goes to the first field that has one. `faults` is new at every press. */
export function useFirstFault(faults: object) {
  const form = useRef<HTMLFormElement>(null);
  const seen = useRef(faults);
  useEffect(() => {
    if (seen.current === faults) return;
    seen.current = faults;
    form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  });
  return form;
}
