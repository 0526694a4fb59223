import { lazy, Suspense, useEffect, useState } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
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

/** Three apps behind one door: the address says who is looking. */
export function App() {
  const installable = useInstallEvent();
  return (
    <BrowserRouter>
      <Boundary>
        <Suspense>
          <Routes>
            <Route path="/class/*" element={<VolunteerRoutes />} />
            <Route path="/staff/*" element={<StaffRoutes />} />
            <Route path="/*" element={<LearnerRoutes />} />
          </Routes>
        </Suspense>
        <UpdatePrompt />
        <Suspense>{installable && <InstallOffer event={installable} />}</Suspense>
      </Boundary>
    </BrowserRouter>
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
