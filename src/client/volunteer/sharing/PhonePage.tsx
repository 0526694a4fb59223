import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { signOf } from '../../../domain/actor-signs.ts';
import { paths } from '../../app/paths.ts';
import { rolePaths } from '../../app/paths-of-roles.ts';
import { readLock } from '../../store/class-lock.ts';
import { useLive } from '../../store/queries/use-live.ts';
import { useServices } from '../../store/services.ts';
import { ActorsContext } from '../phone-context.ts';
import { LinkRows, RowLink } from '../RowLink.tsx';
import { SidePage } from '../SidePage.tsx';

/** `/class/phone`: how this phone is used: by whom, locked or not, and how it leaves the group. */
export function PhonePage() {
  const { t } = useTranslation('sharing');
  const { records } = useServices();
  const { known } = useContext(ActorsContext);
  const lock = useLive(() => readLock(records), [records]);
  if (lock === undefined) return null;
  const signs = known.map((actorId) => signOf(actorId)).join(' ');
  return (
    <SidePage title={t('phone.title')} back={paths.classHome}>
      <LinkRows>
        <li>
          <RowLink
            to={rolePaths.classPeople}
            title={t('people.title')}
            state={known.length > 0 ? t('people.some', { signs }) : t('people.none')}
          />
        </li>
        <li>
          <RowLink
            to={rolePaths.classLock}
            title={t('lock.title')}
            state={t(lock ? 'lock.isOn' : 'lock.isOff')}
          />
        </li>
        <li>
          <RowLink to={rolePaths.classLeave} title={t('leave.title')} state={t('leave.state')} />
        </li>
      </LinkRows>
    </SidePage>
  );
}
