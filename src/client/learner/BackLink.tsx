import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { ButtonLink } from '../ui/Button.tsx';
import styles from './BackLink.module.css';

/** もどる at the top of a screen: to where one came from, or to `fallback` when the app was opened here. */
export function BackLink({ fallback }: { fallback: string }) {
  const { t } = useTranslation('ui');
  const navigate = useNavigate();
  const { key } = useLocation();
  return (
    <div className={styles.top}>
      <ButtonLink
        to={fallback}
        look="quiet"
        iconBefore="back"
        onClick={(event) => {
          if (key === 'default') return;
          event.preventDefault();
          void navigate(-1);
        }}
      >
        {t('back')}
      </ButtonLink>
    </div>
  );
}
