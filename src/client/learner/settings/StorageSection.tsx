import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { paths } from '../../app/paths.ts';
import {
  browserStorage,
  forgetsUnvisited,
  readStanding,
  sizeInWords,
  type StorageStanding,
} from '../../store/kept-storage.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Card, Chip, Note } from '../../ui/Card.tsx';
import { isStandalone } from '../../ui/standalone.ts';
import styles from './StorageSection.module.css';

/** How large a photo of a phone is, about. */
const photoBytes = 3e6;
/** The least of the drawn bar that is filled, of a hundred: a little is not nothing. */
const leastFilled = 3;

/** What lies on this phone, how much room there is, and whether the browser promised to keep it. */
export function StorageSection() {
  const { t } = useTranslation('install');
  const [standing, setStanding] = useState<StorageStanding | null>(null);
  useEffect(() => {
    void readStanding(browserStorage()).then(setStanding);
  }, []);
  const isAtHome = isStandalone();
  const { userAgent } = navigator;
  return (
    <Card aria-labelledby="storage">
      <h2 id="storage">{t('storage.title')}</h2>
      <p>{t('storage.what')}</p>
      {standing && <Gauge standing={standing} />}
      {standing && <PromiseWords isPromised={standing.isPromised} isAtHome={isAtHome} />}
      {forgetsUnvisited({ userAgent, isStandalone: isAtHome }) && <p>{t('storage.safari')}</p>}
      <Note>{t('storage.private')}</Note>
      {!isAtHome && (
        <ButtonLink to={paths.install} iconBefore="download">
          {t('storage.install')}
        </ButtonLink>
      )}
    </Card>
  );
}

function Gauge({ standing: { used, left } }: { standing: StorageStanding }) {
  const { t } = useTranslation('install');
  const say = (bytes: number): string => {
    const { number, unit, isLess } = sizeInWords(bytes);
    return isLess ? t('storage.lessMega', { number }) : t(`storage.${unit}`, { number });
  };
  if (used === null || left === null) return <Note>{t('storage.unknownSize')}</Note>;
  const filled = Math.max(leastFilled, Math.round((100 * used) / (used + left)));
  return (
    <>
      {/* The figures beneath say the same. */}
      <svg className={styles.bar} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect width={filled} height="8" />
      </svg>
      <dl className={styles.sizes}>
        <div>
          <dt>{t('storage.used')}</dt>
          <dd>
            {say(used)}
            {used >= photoBytes && (
              <small>{t('storage.photos', { number: Math.round(used / photoBytes) })}</small>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('storage.left')}</dt>
          <dd>{say(left)}</dd>
        </div>
      </dl>
    </>
  );
}

function PromiseWords(props: { isPromised: boolean | null; isAtHome: boolean }) {
  const { t } = useTranslation('install');
  if (props.isPromised) {
    return (
      <>
        <Chip icon="check">{t('storage.promised')}</Chip>
        <p>{t('storage.promisedBody')}</p>
      </>
    );
  }
  if (props.isPromised === null) {
    return (
      <>
        <Chip tone="plain">{t('storage.unknown')}</Chip>
        <p>{t('storage.unknownBody')}</p>
      </>
    );
  }
  return (
    <>
      <Chip tone="plain">{t('storage.notYet')}</Chip>
      <p>{t(props.isAtHome ? 'storage.notYetHome' : 'storage.notYetBody')}</p>
    </>
  );
}
