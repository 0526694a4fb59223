import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { paths } from '../../app/paths.ts';
import { rolePaths } from '../../app/paths-of-roles.ts';
import { useServices, type Refusal } from '../../store/services.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Notice } from '../parts/Notice.tsx';
import { Door } from './Door.tsx';
import { useLinkToken } from './link-token.ts';

/** Signs in with a one-time link; a link that is used up or too old says so and what to do. */
export function LinkPage() {
  const { t } = useTranslation('staff');
  const { staffDesk } = useServices();
  const navigate = useNavigate();
  const token = useLinkToken();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [turn, setTurn] = useState(0);
  // The link works once, so it must not be handed in twice by an effect that runs twice.
  const handedIn = useRef(-1);
  useEffect(() => {
    if (token === null || handedIn.current === turn) return;
    handedIn.current = turn;
    void staffDesk.openOneTimeLink(token).then((answer) => {
      if (answer.ok) return navigate(paths.staffHome, { replace: true });
      setRefusal(answer.failure);
      return undefined;
    });
  }, [token, turn, staffDesk, navigate]);

  const unused = refusal?.type === 'offline' || refusal?.type === 'unavailable';
  return (
    <Door title={t('link.title')}>
      {token === null && <Notice tone="trouble">{t('link.incomplete')}</Notice>}
      {token !== null && !refusal && <output>{t('link.opening')}</output>}
      {refusal && (
        <Notice tone="trouble">{unused ? t(`refusal.${refusal.type}`) : t('link.expired')}</Notice>
      )}
      {unused && (
        <Button
          size="staff"
          look="primary"
          onClick={() => {
            setRefusal(null);
            setTurn(turn + 1);
          }}
        >
          {t('again')}
        </Button>
      )}
      <ButtonLink size="staff" to={rolePaths.staffSignIn}>
        {t('link.toSignIn')}
      </ButtonLink>
    </Door>
  );
}
