import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { Route, Routes } from 'react-router';
import type { LearnerPages } from '../learner/learner-pages.ts';
import { LearnerRoutes } from '../learner/LearnerRoutes.tsx';
import { Boundary } from './Boundary.tsx';
import type { InstallEvent } from './InstallOffer.tsx';
import { UpdatePrompt } from './UpdatePrompt.tsx';

// A learner's phone never loads what volunteers and staff need.
const VolunteerRoutes = lazy(async () => ({
  default: (await import('../volunteer/VolunteerRoutes.tsx')).VolunteerRoutes,
}));
const StaffRoutes = lazy(async () => ({
  default: (await import('../staff/StaffRoutes.tsx')).StaffRoutes,
}));

// Loaded only where the browser can install.
const InstallOffer = lazy(async () => ({
  default: (await import('./InstallOffer.tsx')).InstallOffer,
}));

type AppProps = {
  /** Gives the address: the browser's own, or the one that a page is drawn for ahead of time. */
  router: (children: ReactNode) => ReactNode;
  learnerPages?: LearnerPages;
  /** Called once the first screen stands and can be touched. */
  onReady?: (() => void) | undefined;
};

/** Three apps behind one door: the address says who is looking. */
export function App({ router, learnerPages, onReady }: AppProps) {
  const installable = useInstallEvent();
  return router(
    <Boundary>
      <Suspense>
        <Routes>
          <Route path="/class/*" element={<VolunteerRoutes />} />
          <Route path="/staff/*" element={<StaffRoutes />} />
          <Route path="/*" element={<LearnerRoutes pages={learnerPages} />} />
        </Routes>
        <Ready onReady={onReady} />
      </Suspense>
      <UpdatePrompt />
      <Suspense>{installable && <InstallOffer event={installable} />}</Suspense>
    </Boundary>,
  );
}

/** Stands beside the screens, so that it is there when they are, and not when only their frame is. */
function Ready({ onReady }: Pick<AppProps, 'onReady'>) {
  useEffect(() => onReady?.(), [onReady]);
  return null;
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
