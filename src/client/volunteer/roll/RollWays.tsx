import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { paths } from '../../app/paths.ts';
import { rolePaths } from '../../app/paths-of-roles.ts';
import { ButtonLink } from '../../ui/Button.tsx';

/** The ways back and onward. A mark does not redraw them. */
export const RollWays = memo(function RollWays({ classSessionId }: { classSessionId: string }) {
  const { t } = useTranslation(['volunteer', 'ui']);
  return (
    <>
      <ButtonLink to={paths.classHome} iconBefore="back">
        {t('ui:back')}
      </ButtonLink>
      <ButtonLink look="primary" iconAfter="next" to={rolePaths.classMastery(classSessionId)}>
        {t('roll.toMastery')}
      </ButtonLink>
    </>
  );
});
