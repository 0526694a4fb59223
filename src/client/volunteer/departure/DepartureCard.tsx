import { useTranslation } from 'react-i18next';
import type { DepartureFinding } from '../../../domain/departure-check.ts';
import { clockTimeOf } from '../../../domain/time.ts';
import { sizeInWords } from '../../store/kept-storage.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { usePhone } from '../phone-context.ts';
import styles from './DepartureCard.module.css';
import { Lamp } from './Lamp.tsx';
import { useDeparture, type Departure } from './use-departure.ts';

/** 出発前チェック: one light for the whole phone; what keeps it from green stands there with its one button. */
export function DepartureCard() {
  const { t } = useTranslation('departure');
  const departure = useDeparture();
  if (!departure) return null;
  const { checkedAt, light, isLooking, look } = departure;
  if (isLooking || checkedAt === null)
    return (
      <Card aria-labelledby="departure">
        <h2 id="departure">{t('title')}</h2>
        <p role="status">{isLooking ? t('looking') : t('notLooked')}</p>
        <Button look="soft" iconBefore="check" aria-disabled={isLooking} onClick={look}>
          {t('look')}
        </Button>
      </Card>
    );
  return light === 'ready' ? (
    <GreenCard departure={departure} checkedAt={checkedAt} />
  ) : (
    <AmberCard departure={departure} />
  );
}

function GreenCard({ departure, checkedAt }: { departure: Departure; checkedAt: number }) {
  const { t } = useTranslation('departure');
  const { city } = usePhone();
  const say = useSaying();
  return (
    <section className={styles.light} data-light="ready" aria-labelledby="departure">
      <Lamp isReady />
      <div>
        <h2 id="departure" role="status">
          {t('ready')}
        </h2>
        <p>{t('until')}</p>
        <p>{t('lookedAt', { time: clockTimeOf(checkedAt, city.timeZone) })}</p>
      </div>
      <ul className={styles.reasons}>
        {departure.findings.map((finding) => (
          <li key={finding.subject}>
            <Icon name="check" />
            <span>{say(finding)}</span>
          </li>
        ))}
      </ul>
      <LookAgain onLook={departure.look} />
    </section>
  );
}

function AmberCard({ departure }: { departure: Departure }) {
  const { t } = useTranslation('departure');
  const say = useSaying();
  const { findings, light, mend, look } = departure;
  const mends = findings.flatMap((one) => (one.state === 'mend' ? [one] : []));
  const cares = findings.flatMap((one) => (one.state === 'care' ? [one] : []));
  return (
    <section className={styles.light} data-light={light} aria-labelledby="departure">
      <Lamp isReady={false} />
      <div>
        <h2 id="departure" role="status">
          {light === 'care' ? t('ready') : t('remaining', { count: mends.length })}
        </h2>
        <p>{light === 'care' ? t('withCare', { count: cares.length }) : t('whenDone')}</p>
      </div>
      <ul className={styles.tasks}>
        {mends.map((finding) => (
          <li key={finding.subject}>
            <span>{say(finding)}</span>
            <Button onClick={() => mend(finding.subject)}>{t(`deed.${finding.subject}`)}</Button>
          </li>
        ))}
        {cares.map((finding) => (
          <li key={finding.subject}>
            <span>
              <b>{say(finding)}</b>
              <br />
              {t(`advice.${finding.subject}`)}
            </span>
          </li>
        ))}
      </ul>
      <LookAgain onLook={look} />
    </section>
  );
}

function LookAgain({ onLook }: { onLook: () => void }) {
  const { t } = useTranslation('departure');
  return (
    <button type="button" className={styles.again} onClick={onLook}>
      {t('lookAgain')}
    </button>
  );
}

/** One finding in a few words, with its figure. */
function useSaying(): (finding: DepartureFinding) => string {
  const { t } = useTranslation('departure');
  return (finding) => {
    const { state, subject, amount } = finding;
    if (subject === 'packs' && amount === null) return t('finding.noPacks');
    const figure = subject === 'room' ? sizeInWords(amount ?? 0) : null;
    const size = figure && t(`size.${figure.unit}`, { number: figure.number });
    const figures = { count: amount ?? 0, size };
    if (state === 'ready') return t(`finding.ready.${finding.subject}`, figures);
    if (state === 'mend') return t(`finding.mend.${finding.subject}`, figures);
    return t(`finding.care.${finding.subject}`, figures);
  };
}
