import { useTranslation } from 'react-i18next';
import { Route, Routes } from 'react-router';
import { paths } from '../app/paths.ts';
import { rolePatterns } from '../app/paths-of-roles.ts';
import { ButtonLink } from '../ui/Button.tsx';
import { ClassPage } from './classes/ClassPage.tsx';
import { ClassesPage } from './classes/ClassesPage.tsx';
import { LinkPage } from './door/LinkPage.tsx';
import { SetupPage } from './door/SetupPage.tsx';
import { SignInPage } from './door/SignInPage.tsx';
import { TwoFactorPage } from './door/TwoFactorPage.tsx';
import { ExportsPage } from './exports/ExportsPage.tsx';
import { CityNeeded } from './frame/CityNeeded.tsx';
import { StaffFrame } from './frame/StaffFrame.tsx';
import { StaffGate } from './frame/StaffGate.tsx';
import { OverviewPage } from './overview/OverviewPage.tsx';
import { PageHead } from './parts/PageHead.tsx';
import { PhonesPage } from './phones/PhonesPage.tsx';
import { PlacesPage } from './places/PlacesPage.tsx';

const at = rolePatterns.staff;

/** The pages of the city's staff: before the gate the ways in, behind it the desk. */
export function StaffRoutes() {
  return (
    <Routes>
      <Route path={at.signIn} element={<SignInPage />} />
      <Route path={at.link} element={<LinkPage />} />
      <Route path={at.setup} element={<SetupPage />} />
      <Route path={at.twoFactor} element={<TwoFactorPage />} />
      <Route element={<StaffGate />}>
        <Route element={<StaffFrame />}>
          <Route index element={<OverviewPage />} />
          <Route element={<CityNeeded />}>
            <Route path={at.classes} element={<ClassesPage />} />
            <Route path={at.classNew} element={<ClassPage />} />
            <Route path={at.class} element={<ClassPage />} />
            <Route path={at.places} element={<PlacesPage />} />
            <Route path={at.phones} element={<PhonesPage />} />
            <Route path={at.exports} element={<ExportsPage />} />
          </Route>
          <Route path="*" element={<NowherePage />} />
        </Route>
      </Route>
    </Routes>
  );
}

function NowherePage() {
  const { t } = useTranslation('staff');
  return (
    <>
      <PageHead title={t('nowhere')} />
      <p>
        <ButtonLink size="staff" to={paths.staffHome}>
          {t('nav.overview')}
        </ButtonLink>
      </p>
    </>
  );
}
