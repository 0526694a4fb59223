import {
  lazy,
  Suspense,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { Route, Routes, useLocation } from 'react-router';
import { useOpening } from '../learner/opening.ts';
import { LearnerRoutes } from '../learner/LearnerRoutes.tsx';
import { Boundary } from './Boundary.tsx';
import { inAppBrowserOf, type InAppBrowser } from '../../protocol/pages/in-app-browser.ts';
import type { InstallEvent } from './install/InstallOffer.tsx';
import { isStandalone } from '../ui/standalone.ts';
import type { OpeningParts } from './opening-parts.ts';
import { paths } from './paths.ts';
import { useServices } from '../store/services.ts';
import { UpdatePrompt } from './UpdatePrompt.tsx';

// A learner's phone never loads what volunteers and staff need.
const VolunteerRoutes = lazy(async () => ({
  default: (await import('../volunteer/VolunteerRoutes.tsx')).VolunteerRoutes,
}));
const StaffRoutes = lazy(async () => ({
  default: (await import('../staff/StaffRoutes.tsx')).StaffRoutes,
}));

// None of these is needed to read a lesson.
const InstallPage = lazy(async () => ({
  default: (await import('./install/InstallPage.tsx')).InstallPage,
}));
const InstallOffer = lazy(async () => ({
  default: (await import('./install/InstallOffer.tsx')).InstallOffer,
}));
const LazyAdvice = lazy(async () => ({
  default: (await import('./install/InAppAdvice.tsx')).InAppAdvice,
}));

type AppProps = {
  /** Gives the address: the browser's own, or the one that a page is drawn for ahead of time. */
  router: (children: ReactNode) => ReactNode;
  parts?: OpeningParts | undefined;
  /** Called once the first screen stands and can be touched. */
  onReady?: (() => void) | undefined;
};

/** Three apps behind one door: the address says who is looking. */
export function App({ router, parts, onReady }: AppProps) {
  return router(
    <Boundary>
      <Doors parts={parts} onReady={onReady} />
      <UpdatePrompt />
    </Boundary>,
  );
}

function Doors({ parts, onReady }: Omit<AppProps, 'router'>) {
  const { pathname } = useLocation();
  const installable = useInstallEvent();
  const browser = useBrowser();
  useKeptStorage(browser?.standalone === true);
  const isFirstPage = pathname === paths.home || pathname === paths.classHome;
  const InAppAdvice = parts?.InAppAdvice ?? LazyAdvice;
  const drawnInApp = useOpening()?.inApp;
  const inApp = pathname.startsWith(paths.staffHome) ? null : browser ? browser.inApp : drawnInApp;
  return (
    <>
      <Suspense>{inApp && <InAppAdvice app={inApp} />}</Suspense>
      <Suspense>
        <Routes>
          <Route path="/class/*" element={<VolunteerRoutes />} />
          <Route path="/staff/*" element={<StaffRoutes />} />
          <Route path={paths.install} element={<InstallPage event={installable} />} />
          <Route path="/*" element={<LearnerRoutes pages={parts?.learnerPages} />} />
        </Routes>
        <Ready onReady={onReady} />
      </Suspense>
      <Suspense>
        {browser && isFirstPage && !browser.standalone && !browser.inApp && (
          <InstallOffer event={installable} />
        )}
      </Suspense>
    </>
  );
}

/** Stands beside the screens, so that it is there when they are, and not when only their frame is. */
function Ready({ onReady }: Pick<AppProps, 'onReady'>) {
  useEffect(() => onReady?.(), [onReady]);
  return null;
}

type BrowserFacts = { readonly standalone: boolean; readonly inApp: InAppBrowser | null };

/** Null at the first look: a page drawn ahead of time is drawn for every browser. */
function useBrowser(): BrowserFacts | null {
  const isBrowserHere = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
  return useMemo(() => {
    if (!isBrowserHere) return null;
    const standalone = isStandalone();
    const { userAgent } = navigator;
    return { standalone, inApp: inAppBrowserOf({ userAgent, isStandalone: standalone }) };
  }, [isBrowserHere]);
}

function useInstallEvent(): InstallEvent | null {
  const [event, setEvent] = useState<InstallEvent | null>(null);
  useEffect(() => {
    const keep = (offered: Event) => {
      offered.preventDefault();
      setEvent(offered as InstallEvent);
    };
    addEventListener('beforeinstallprompt', keep);
    return () => removeEventListener('beforeinstallprompt', keep);
  }, []);
  return event;
}

/** After the first screen has been drawn; whoever put the app on the home screen means to keep it. */
const untilDrawn = 4_000;

function useKeptStorage(standalone: boolean): void {
  const { learner, now } = useServices();
  useEffect(() => {
    if (!standalone) return undefined;
    const timer = setTimeout(() => {
      void import('../store/kept-storage.ts').then(({ askToKeep, browserStorage }) =>
        askToKeep(learner, browserStorage(), 'home-screen', now()),
      );
    }, untilDrawn);
    return () => clearTimeout(timer);
  }, [standalone, learner, now]);
}
