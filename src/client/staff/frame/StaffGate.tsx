import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Outlet, useLocation } from 'react-router';
import { rolePaths } from '../../app/paths-of-roles.ts';
import { readCity } from '../../store/queries/city.ts';
import { useLive } from '../../store/queries/use-live.ts';
import { useServices } from '../../store/services.ts';
import { useAsked } from '../use-asked.ts';
import { SignedInContext, type SignedIn } from './signed-in.ts';
import styles from './StaffFrame.module.css';

/**
 * Asks the city who is signed in before any staff page is drawn. Nobody: to the sign-in, and back here
 * afterwards. No answer from the city: the pages open with what is kept on this machine.
 */
export function StaffGate() {
  const { staffDesk, library } = useServices();
  const { t } = useTranslation('staff');
  const location = useLocation();
  const [asked, askAgain] = useAsked('me', staffDesk.me);
  const keptCity = useLive(() => readCity(library), [library]);

  const me = asked.status === 'here' ? asked.value : null;
  const refusal = asked.status === 'refused' ? asked.refusal : null;
  const city = me?.city ?? keptCity ?? null;
  const signedIn = useMemo<SignedIn>(
    () => ({ me, refusal, city, askAgain }),
    [me, refusal, city, askAgain],
  );

  if (asked.status === 'asking') return <p className={styles.waiting}>{t('asking')}</p>;
  if (refusal?.type === 'sign-in-needed')
    return (
      <Navigate
        to={rolePaths.staffSignIn}
        state={{ from: `${location.pathname}${location.search}` }}
        replace
      />
    );
  // A password alone does not protect a real city's records: the city answers nothing else until then.
  if (refusal?.type === 'second-factor-needed' || (me && !me.twoFactor && !me.city.sample))
    return <Navigate to={rolePaths.staffTwoFactor} replace />;
  return (
    <SignedInContext value={signedIn}>
      <Outlet />
    </SignedInContext>
  );
}
