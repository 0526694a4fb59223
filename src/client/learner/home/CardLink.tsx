import { useTranslation } from 'react-i18next';
import { paths } from '../../app/paths.ts';
import { ButtonLink } from '../../ui/Button.tsx';

/** 忘れた手順カード: one tap away, whether one was kept or not. */
export function CardLink() {
  const { t } = useTranslation('learner');
  return (
    <ButtonLink to={paths.card} look="soft" iconAfter="next" wide>
      {t('home.card')}
    </ButtonLink>
  );
}
