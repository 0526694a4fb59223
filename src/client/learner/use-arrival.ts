import { useEffect, useRef } from 'react';
import { useLocation, useNavigationType } from 'react-router';

/** Another screen begins at its top, and with the focus in it; going back is left to the browser. */
export function useArrival(): void {
  const { pathname } = useLocation();
  const navigationType = useNavigationType();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    document.querySelector<HTMLElement>('#main')?.focus({ preventScroll: true });
    if (navigationType !== 'POP') scrollTo(0, 0);
  }, [pathname, navigationType]);
}
