import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { paths } from '../../app/paths.ts';
import { rolePaths } from '../../app/paths-of-roles.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Notice } from '../parts/Notice.tsx';
import { Door } from './Door.tsx';
import { FirstAdministratorForm } from './FirstAdministratorForm.tsx';
import { useLinkToken } from './link-token.ts';
import { SecondFactorSteps } from './SecondFactorSteps.tsx';

/** A new installation's first administrator: who it is, then the second factor, then the overview. */
export function SetupPage() {
  const { t } = useTranslation('staff');
  const navigate = useNavigate();
  const token = useLinkToken();
  const [password, setPassword] = useState<string | null>(null);
  return (
    <Door title={password === null ? t('setup.title') : t('twoFactor.title')}>
      {token === null && (
        <>
          <Notice tone="trouble">{t('link.incomplete')}</Notice>
          <ButtonLink size="staff" to={rolePaths.staffSignIn}>
            {t('link.toSignIn')}
          </ButtonLink>
        </>
      )}
      {token !== null && password === null && (
        <FirstAdministratorForm token={token} onCreated={setPassword} />
      )}
      {password !== null && (
        <SecondFactorSteps
          password={password}
          onDone={() => void navigate(paths.staffHome, { replace: true })}
        />
      )}
    </Door>
  );
}
