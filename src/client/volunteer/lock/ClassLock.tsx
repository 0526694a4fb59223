import { Activity, createContext, useCallback, useState, type ReactNode } from 'react';
import { Route, Routes } from 'react-router';
import { rolePatterns } from '../../app/paths-of-roles.ts';
import { readLock, removeLock } from '../../store/class-lock.ts';
import { useLive } from '../../store/queries/use-live.ts';
import type { LockRow } from '../../store/records-database.ts';
import { useServices } from '../../store/services.ts';
import { JoinPage } from '../JoinPage.tsx';
import { CodesPage } from '../parcels/CodesPage.tsx';
import { HandOverPage } from '../parcels/HandOverPage.tsx';
import { ForgottenPage } from './ForgottenPage.tsx';
import { LockedPage } from './LockedPage.tsx';
import { useClosingWhenAway } from './use-closing-when-away.ts';

/** Locks the class area at once. */
export const LockNowContext = createContext<() => void>(() => {});

/**
 * The class area behind its number, where it has one: locked whenever it is opened anew, and after the app was out of
 * sight for long. Whatever is recorded is sent meanwhile, and can be handed over sealed; a new code from the city opens
 * it where the number is forgotten. What was on the screen, and typed there, stands there again once it is open.
 */
export function ClassLock({ children }: { children: ReactNode }) {
  const { records } = useServices();
  const lock = useLive(() => readLock(records), [records]);
  const [isOpen, setOpen] = useState(false);
  const [wasOpen, setWasOpen] = useState(false);
  const lockNow = useCallback(() => setOpen(false), []);
  useClosingWhenAway(lockNow);
  // Whoever sets the number is inside already.
  if (lock === null && !isOpen) setOpen(true);
  if (isOpen && !wasOpen) setWasOpen(true);
  if (lock === undefined) return null;
  const isShown = isOpen || lock === null;
  return (
    <>
      {!isShown && <LockedArea lock={lock} onOpen={() => setOpen(true)} />}
      {wasOpen && (
        <Activity mode={isShown ? 'visible' : 'hidden'}>
          <LockNowContext value={lockNow}>{children}</LockNowContext>
        </Activity>
      )}
    </>
  );
}

function LockedArea({ lock, onOpen }: { lock: LockRow; onOpen: () => void }) {
  const { records } = useServices();
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
      <Route path="*" element={<LockedPage lock={lock} onOpen={onOpen} />} />
    </Routes>
  );
}
