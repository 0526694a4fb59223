import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation } from 'react-router';
import { rolePaths } from '../../app/paths-of-roles.ts';
import { Button } from '../../ui/Button.tsx';
import type { Asked } from '../use-asked.ts';
import { RefusalNote } from './RefusalNote.tsx';

/** Draws what was asked for once it is here; until then says that it is being asked, or why it did not come. */
export function Here<Value>({
  asked,
  onAgain,
  children,
}: {
  asked: Asked<Value>;
  onAgain: () => void;
  children: (value: Value) => ReactNode;
}) {
  const { t } = useTranslation('staff');
  const location = useLocation();
  if (asked.status === 'here') return children(asked.value);
  if (asked.status === 'asking') return <output>{t('asking')}</output>;
  if (asked.refusal.type === 'sign-in-needed')
    return (
      <Navigate
        to={rolePaths.staffSignIn}
        state={{ from: `${location.pathname}${location.search}` }}
        replace
      />
    );
  return (
    <>
      <RefusalNote refusal={asked.refusal} />
      <p>
        <Button size="staff" onClick={onAgain}>
          {t('again')}
        </Button>
      </p>
    </>
  );
}
