import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { rolePaths } from '../../app/paths-of-roles.ts';
import { ButtonLink } from '../../ui/Button.tsx';

/** The way from the roll to the lessons. A mark does not redraw it. */
export const TeachLink = memo(function TeachLink({ classSessionId }: { classSessionId: string }) {
  const { t } = useTranslation('teach');
  return (
    <ButtonLink look="soft" iconAfter="next" wide to={rolePaths.classTeach(classSessionId)}>
      {t('open')}
    </ButtonLink>
  );
});
