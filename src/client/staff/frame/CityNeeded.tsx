import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { Button } from '../../ui/Button.tsx';
import { RefusalNote } from '../parts/RefusalNote.tsx';
import { useSignedIn } from './signed-in.ts';

/** Plans, phones and exports are the city's own: without an answer from it these pages say so. */
export function CityNeeded() {
  const { t } = useTranslation('staff');
  const { me, refusal, askAgain } = useSignedIn();
  if (me) return <Outlet />;
  return (
    <>
      <RefusalNote refusal={refusal ?? { type: 'offline' }} />
      <p>{t('cityNeeded')}</p>
      <p>
        <Button size="staff" onClick={askAgain}>
          {t('again')}
        </Button>
      </p>
    </>
  );
}
