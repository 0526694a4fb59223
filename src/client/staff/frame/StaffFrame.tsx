import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { paths } from '../../app/paths.ts';
import { rolePaths } from '../../app/paths-of-roles.ts';
import { useServices, type Refusal } from '../../store/services.ts';
import { Chip } from '../../ui/Card.tsx';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { NavigationLink } from '../../ui/Link.tsx';
import { Scene } from '../../ui/Scene.tsx';
import { RefusalNote } from '../parts/RefusalNote.tsx';
import { useSignedIn } from './signed-in.ts';
import styles from './StaffFrame.module.css';

const places = [
  { to: paths.staffHome, name: 'overview', icon: 'chart' },
  { to: rolePaths.staffClasses, name: 'classes', icon: 'list' },
  { to: rolePaths.staffPlaces, name: 'places', icon: 'pin' },
  { to: rolePaths.staffPhones, name: 'phones', icon: 'phone' },
  { to: rolePaths.staffExports, name: 'exports', icon: 'download' },
] as const satisfies readonly { to: string; name: string; icon: IconName }[];

/** The ways between the staff pages, who is signed in, and the page itself. */
export function StaffFrame() {
  const { t } = useTranslation(['staff', 'ui']);
  const { me, city } = useSignedIn();
  const main = useFocusOnArrival();
  return (
    <div className={styles.room}>
      <a className={styles.skip} href="#main">
        {t('nav.skip')}
      </a>
      <div className={styles.frame}>
        <header className={styles.side}>
          <p className={styles.brand}>
            <b>{t('ui:appName')}</b>
            <span>{t('nav.staffOf', { city: city?.name ?? '' })}</span>
          </p>
          {city?.sample && <Chip tone="sample">{t('ui:sample')}</Chip>}
          <nav aria-label={t('nav.label')}>
            <ul>
              {places.map(({ to, name, icon }) => (
                <li key={name}>
                  <NavigationLink to={to} exactly={to === paths.staffHome}>
                    <Icon name={icon} />
                    <span>{t(`nav.${name}`)}</span>
                  </NavigationLink>
                </li>
              ))}
            </ul>
          </nav>
          {me && <Account name={me.name} role={t(`role.${me.role}`)} />}
          <div className={styles.scene}>
            <Scene />
          </div>
        </header>
        <main className={styles.main} id="main" tabIndex={-1} ref={main}>
          <Outlet />
        </main>
      </div>
    </div>
  );
}

function Account({ name, role }: { name: string; role: string }) {
  const { t } = useTranslation('staff');
  const { staffDesk } = useServices();
  const navigate = useNavigate();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  async function signOut(): Promise<void> {
    const told = await staffDesk.signOut();
    if (told.ok || told.failure.type === 'sign-in-needed') await navigate(rolePaths.staffSignIn);
    else setRefusal(told.failure);
  }
  return (
    <div className={styles.account}>
      <p>
        <span>{name}</span> <span>{role}</span>
      </p>
      <button type="button" onClick={() => void signOut()}>
        {t('nav.signOut')}
      </button>
      {refusal && <RefusalNote refusal={refusal} />}
    </div>
  );
}

/** After going to another page the keyboard and the voice begin at its top. */
function useFocusOnArrival() {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    main.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [pathname]);
  return main;
}
