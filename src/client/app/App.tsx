import { lazy, Suspense } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { LearnerRoutes } from '../learner/LearnerRoutes.tsx';
import { Boundary } from './Boundary.tsx';
import { UpdatePrompt } from './UpdatePrompt.tsx';

// A learner's phone never loads what volunteers and staff need.
const VolunteerRoutes = lazy(async () => ({
  default: (await import('../volunteer/VolunteerRoutes.tsx')).VolunteerRoutes,
}));
const StaffRoutes = lazy(async () => ({
  default: (await import('../staff/StaffRoutes.tsx')).StaffRoutes,
}));

/** Three apps behind one door: the address says who is looking. */
export function App() {
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
      </Boundary>
    </BrowserRouter>
  );
}
