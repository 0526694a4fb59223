import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { signOf, withActor } from '../../../domain/actor-signs.ts';
import { changeActors } from '../../store/actors.ts';
import { useServices } from '../../store/services.ts';
import { Icon } from '../../ui/Icon.tsx';
import { ActorsContext } from '../phone-context.ts';
import styles from './ActorBar.module.css';

/** Who of those sharing the phone records now; one tap changes it. Where nobody shares it there is nothing. */
export function ActorBar() {
  const { t } = useTranslation('sharing');
  const { records } = useServices();
  const { known, now } = useContext(ActorsContext);
  if (known.length === 0) return null;
  return (
    <div className={styles.bar} role="group" aria-labelledby="actor-bar">
      <span id="actor-bar">{t('bar')}</span>
      <span className={styles.signs}>
        {known.map((actorId) => (
          <button
            key={actorId}
            type="button"
            lang="ja"
            className={styles.sign}
            aria-pressed={actorId === now}
            onClick={() =>
              void changeActors(records, (actors) => withActor(actors, actorId)).catch(
                (cause: unknown) => reportError(cause),
              )
            }
          >
            {actorId === now && <Icon name="check" />}
            {signOf(actorId)}
          </button>
        ))}
      </span>
    </div>
  );
}
