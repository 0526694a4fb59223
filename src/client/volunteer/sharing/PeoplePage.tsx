import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { actorIds, signOf, withActor, withoutActor } from '../../../domain/actor-signs.ts';
import { rolePaths } from '../../app/paths-of-roles.ts';
import { changeActors } from '../../store/actors.ts';
import { useServices } from '../../store/services.ts';
import { Note } from '../../ui/Card.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { NotSaved } from '../NotSaved.tsx';
import { ActorsContext } from '../phone-context.ts';
import { SidePage } from '../SidePage.tsx';
import { useKeeping } from '../use-keeping.ts';
import { ActorBar } from './ActorBar.tsx';
import styles from './PeoplePage.module.css';

/** `/class/phone/people`: several volunteers on one phone, each by a sign that is nobody's name. */
export function PeoplePage() {
  const { t } = useTranslation(['sharing', 'volunteer']);
  const { records } = useServices();
  const { known } = useContext(ActorsContext);
  const { notSaved, keep } = useKeeping();
  const turn = (actorId: string) =>
    keep(() =>
      changeActors(records, (actors) =>
        actors.known.includes(actorId) ? withoutActor(actors, actorId) : withActor(actors, actorId),
      ),
    );
  return (
    <SidePage title={t('people.title')} back={rolePaths.classPhone}>
      <p>{t('people.lead')}</p>
      <ul className={styles.signs} aria-label={t('people.signs')}>
        {actorIds.map((actorId) => (
          <li key={actorId}>
            <button
              type="button"
              lang="ja"
              className={styles.sign}
              aria-pressed={known.includes(actorId)}
              onClick={() => void turn(actorId)}
            >
              {known.includes(actorId) && <Icon name="check" />}
              {signOf(actorId)}
            </button>
          </li>
        ))}
      </ul>
      {notSaved && <NotSaved />}
      <ActorBar />
      <Note>{t('people.noName')}</Note>
    </SidePage>
  );
}
