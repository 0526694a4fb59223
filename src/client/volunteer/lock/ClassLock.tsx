import { createContext, useCallback, useState, type ReactNode } from 'react';
import { Route, Routes } from 'react-router';
import { rolePatterns } from '../../app/paths-of-roles.ts';
import { readLock, removeLock } from '../../store/class-lock.ts';
import { useLive } from '../../store/queries/use-live.ts';
import { useServices } from '../../store/services.ts';
import { JoinPage } from '../JoinPage.tsx';
import { CodesPage } from '../parcels/CodesPage.tsx';
import { HandOverPage } from '../parcels/HandOverPage.tsx';
import { ForgottenPage } from './ForgottenPage.tsx';
import { LockedPage } from './LockedPage.tsx';

/** Locks the class area at once. */
export const LockNowContext = createContext<() => void>(() => {});

/**
 * The class area behind its number, where it has one: locked whenever it is opened anew. Whatever is recorded is sent
 * meanwhile, and can be handed over sealed; a new code from the city opens it where the number is forgotten.
 */
export function ClassLock({ children }: { children: ReactNode }) {
  const { records } = useServices();
  const lock = useLive(() => readLock(records), [records]);
  const [isOpen, setOpen] = useState(false);
  const lockNow = useCallback(() => setOpen(false), []);
  // Whoever sets the number is inside already.
  if (lock === null && !isOpen) setOpen(true);
  if (lock === undefined) return null;
  if (isOpen || lock === null) return <LockNowContext value={lockNow}>{children}</LockNowContext>;
  const { volunteer } = rolePatterns;
  return (
    <Routes>
      <Route path={volunteer.handOver} element={<HandOverPage />} />
      <Route path={volunteer.codes} element={<CodesPage />} />
      <Route path={volunteer.forgotten} element={<ForgottenPage />} />
      <Route
        path={volunteer.join}
        element={<JoinPage returning onJoined={() => void removeLock(records)} />}
      />
      <Route path="*" element={<LockedPage lock={lock} onOpen={() => setOpen(true)} />} />
    </Routes>
  );
}
