import { useTranslation } from 'react-i18next';
import { Link } from '../../ui/Link.tsx';
import { rolePaths } from '../../app/paths-of-roles.ts';
import type { Refusal } from '../../store/services.ts';
import { Notice } from './Notice.tsx';

/** Why the city did not do it, in words; what was typed stays, so the sign-in opens in another tab. */
export function RefusalNote({ refusal }: { refusal: Refusal }) {
  const { t } = useTranslation('staff');
  return (
    <Notice tone={refusal.type === 'offline' ? 'plain' : 'trouble'}>
      <p>{t(`refusal.${refusal.type}`)}</p>
      {refusal.type === 'sign-in-needed' && (
        <p>
          <Link to={rolePaths.staffSignIn} target="_blank">
            {t('signIn.inNewTab')}
          </Link>
        </p>
      )}
    </Notice>
  );
}
