import { lazy, Suspense, useEffect, useState } from 'react';
import { BrowserRouter, Route, Routes, useLocation } from 'react-router';
import { LearnerRoutes } from '../learner/LearnerRoutes.tsx';
import { Boundary } from './Boundary.tsx';
import { inAppBrowserOf } from './in-app-browser.ts';
import type { InstallEvent } from './install/InstallOffer.tsx';
import { isStandalone } from '../ui/standalone.ts';
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
const InAppAdvice = lazy(async () => ({
  default: (await import('./install/InAppAdvice.tsx')).InAppAdvice,
}));

/** Three apps behind one door: the address says who is looking. */
export function App() {
  return (
    <BrowserRouter>
      <Boundary>
        <Doors />
        <UpdatePrompt />
      </Boundary>
    </BrowserRouter>
  );
}

function Doors() {
  const { pathname } = useLocation();
  const installable = useInstallEvent();
  const [standalone] = useState(isStandalone);
  const [inApp] = useState(() =>
    inAppBrowserOf({ userAgent: navigator.userAgent, isStandalone: standalone }),
  );
  useKeptStorage(standalone);
  const isFirstPage = pathname === paths.home || pathname === paths.classHome;
  return (
    <>
      {/* Together with the page: what comes later would push the page down under a finger. */}
      <Suspense>
        {inApp && !pathname.startsWith(paths.staffHome) && <InAppAdvice app={inApp} />}
        <Routes>
          <Route path="/class/*" element={<VolunteerRoutes />} />
          <Route path="/staff/*" element={<StaffRoutes />} />
          <Route path={paths.install} element={<InstallPage event={installable} />} />
          <Route path="/*" element={<LearnerRoutes />} />
        </Routes>
      </Suspense>
      <Suspense>
        {isFirstPage && !standalone && !inApp && <InstallOffer event={installable} />}
      </Suspense>
    </>
  );
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
