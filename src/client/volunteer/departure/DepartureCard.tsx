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
import type { Departure } from './use-departure.ts';

/** 出発前チェック: one light for the whole phone; what keeps it from green stands there with its one button. */
export function DepartureCard({ departure }: { departure: Departure }) {
  const { t } = useTranslation('departure');
  const { checkedAt, found, isLooking, look } = departure;
  if (isLooking || checkedAt === null || found === null) {
    const isBusy = isLooking || checkedAt !== null;
    return (
      <div className={styles.waiting} data-seen={checkedAt !== null && !isLooking ? '' : undefined}>
        <Card aria-labelledby="departure">
          <h2 id="departure">{t('title')}</h2>
          <p role="status">{isBusy ? t('looking') : t('notLooked')}</p>
          <Button look="soft" iconBefore="check" aria-disabled={isBusy} onClick={look}>
            {t('look')}
          </Button>
        </Card>
      </div>
    );
  }
  return found.light === 'ready' ? (
    <GreenCard departure={departure} findings={found.findings} checkedAt={checkedAt} />
  ) : (
    <AmberCard departure={departure} {...found} />
  );
}

type GreenCardProps = {
  departure: Departure;
  findings: readonly DepartureFinding[];
  checkedAt: number;
};

function GreenCard({ departure, findings, checkedAt }: GreenCardProps) {
  const { t } = useTranslation('departure');
  const { city } = usePhone();
  const say = useSaying();
  return (
    <section className={styles.light} data-light="ready" aria-labelledby="departure">
      <Lamp isReady />
      <div>
        <h2 id="departure">
          <span role="status">{t('ready')}</span>
        </h2>
        <p>{t('until')}</p>
        <p>{t('lookedAt', { time: clockTimeOf(checkedAt, city.timeZone) })}</p>
      </div>
      <ul className={styles.reasons}>
        {findings.map((finding) => (
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

type AmberCardProps = { departure: Departure } & NonNullable<Departure['found']>;

function AmberCard({ departure: { mend, look }, findings, light }: AmberCardProps) {
  const { t } = useTranslation('departure');
  const say = useSaying();
  const mends = findings.flatMap((one) => (one.state === 'mend' ? [one] : []));
  const cares = findings.flatMap((one) => (one.state === 'care' ? [one] : []));
  return (
    <section className={styles.light} data-light={light} aria-labelledby="departure">
      <Lamp isReady={false} />
      <div>
        <h2 id="departure">
          <span role="status">
            {light === 'care' ? t('ready') : t('remaining', { count: mends.length })}
          </span>
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
