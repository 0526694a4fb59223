import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseLearnerCode, readableLearnerCode } from '../../../domain/learner-code.ts';
import type { OpenClass } from '../../store/actions/class-subject.ts';
import { joinCodes, joinedWith } from '../../store/actions/join-codes.ts';
import { sameAsIn, seatsOf, type Seat } from '../../store/queries/class-record.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Card.tsx';
import { useRecording } from '../phone-context.ts';
import styles from './DetailFields.module.css';

type SamePersonProps = {
  readonly seat: Seat;
  readonly openClass: OpenClass;
  readonly keep: (deed: () => Promise<void>) => Promise<void>;
  readonly onDone: () => void;
};

/** 「同じ人です」: joins the code of this seat with another seat's or a card's; each join can be taken back. */
export function SamePerson({ seat, openClass, keep, onDone }: SamePersonProps) {
  const { t } = useTranslation('roll');
  const recording = useRecording();
  const [otherSeat, setOtherSeat] = useState('');
  const [typed, setTyped] = useState('');
  const [isUnclear, setUnclear] = useState(false);
  const seatField = useId();
  const cardField = useId();
  const { record, roster } = openClass;
  const others = seatsOf(record, roster).filter(({ learnerId }) => learnerId !== seat.learnerId);
  const own = sameAsIn(record, seat.learnerId);
  const joined = joinedWith(openClass, seat.learnerId);
  const elsewhere = seat.others.filter((code) => !joined.includes(code));

  const keepJoin = (learnerId: string, samePerson: string | null) =>
    void keep(async () => {
      await joinCodes(recording, openClass, learnerId, samePerson);
      onDone();
    });
  function join() {
    const card = parseLearnerCode(typed);
    const other = otherSeat || (card.ok ? card.value : null);
    if (other === null || other === seat.learnerId) return setUnclear(true);
    return keepJoin(seat.learnerId, other);
  }

  return (
    <details
      className={styles.more}
      open={own !== null || joined.length > 0 || elsewhere.length > 0}
    >
      <summary>{t('same.title')}</summary>
      <Note>{t('same.lead')}</Note>
      {joined.map((learnerId) => (
        <Joined key={learnerId} code={learnerId} onUndo={() => keepJoin(learnerId, null)} />
      ))}
      {elsewhere.map((code) => (
        <Joined key={code} code={code} elsewhere onUndo={() => keepJoin(code, null)} />
      ))}
      {own !== null && <Joined code={own} onUndo={() => keepJoin(seat.learnerId, null)} />}
      {own === null && (
        <>
          <div className={styles.field}>
            <label htmlFor={seatField}>{t('same.seat')}</label>
            <select
              id={seatField}
              value={otherSeat}
              onChange={(event) => setOtherSeat(event.target.value)}
            >
              <option value="">{t('same.noSeat')}</option>
              {others.map((other) => (
                <option key={other.learnerId} value={other.learnerId}>
                  {t('same.seatNumber', { seat: other.seat })}
                </option>
              ))}
            </select>
          </div>
          <div className={styles.field}>
            <label htmlFor={cardField}>{t('same.card')}</label>
            <input
              id={cardField}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              autoComplete="off"
              spellCheck={false}
              maxLength={40}
            />
          </div>
          {isUnclear && <p role="alert">{t('same.fault')}</p>}
          <Button wide onClick={join}>
            {t('same.join')}
          </Button>
        </>
      )}
    </details>
  );
}

type JoinedProps = {
  readonly code: string;
  /** It was said in another class. */
  readonly elsewhere?: boolean;
  readonly onUndo: () => void;
};

function Joined({ code, elsewhere, onUndo }: JoinedProps) {
  const { t } = useTranslation('roll');
  const told = { code: readableLearnerCode(code) };
  return (
    <>
      <p>{elsewhere ? t('same.joinedElsewhere', told) : t('same.joinedCard', told)}</p>
      <Button wide iconBefore="undo" onClick={onUndo}>
        {t('same.undo')}
      </Button>
    </>
  );
}
