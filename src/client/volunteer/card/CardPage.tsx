import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { parseLearnerCode, type CardFault } from '../../../domain/learner-code.ts';
import { enrollmentCodeIn } from '../../../protocol/enrollment-qr.ts';
import { rolePaths } from '../../app/paths-of-roles.ts';
import { Scanner } from '../../scanning/Scanner.tsx';
import type { OpenClass } from '../../store/actions/class-subject.ts';
import { seatsOf } from '../../store/queries/class-record.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Note } from '../../ui/Card.tsx';
import { BottomBar, Page } from '../../ui/Page.tsx';
import { UndoBar } from '../roll/UndoBar.tsx';
import { useRoll } from '../roll/use-roll.ts';
import { useSayingDeed } from '../roll/use-saying-deed.ts';
import { ClosedPage } from '../closed/ClosedPage.tsx';
import { NotSaved } from '../NotSaved.tsx';
import { SampleMark } from '../SampleMark.tsx';
import { UnknownClass } from '../UnknownClass.tsx';
import { useOpenClass } from '../use-open-class.ts';
import styles from './CardPage.module.css';

/** `/class/:classSessionId/card` */
export function CardPage() {
  const { t } = useTranslation('roll');
  const { classSessionId = '' } = useParams();
  const found = useOpenClass(classSessionId);
  if (found === undefined) return null;
  if (found === null) return <UnknownClass />;
  const { locked, record } = found.openClass;
  if (locked) return <ClosedPage title={t('card.title')} record={record} />;
  return <TakingCards classSessionId={classSessionId} openClass={found.openClass} />;
}

type Trouble = CardFault | 'other' | 'enrollment';

/** Learners' cards one after the other, by camera or typed; a card that the roster does not know is a walk-in. */
function TakingCards(props: { readonly classSessionId: string; readonly openClass: OpenClass }) {
  const { classSessionId, openClass } = props;
  const { t } = useTranslation(['roll', 'volunteer', 'ui']);
  const seats = seatsOf(openClass.record, openClass.roster, openClass.personOfCode);
  const { last, notSaved, takeCard, undo } = useRoll(openClass, seats);
  const say = useSayingDeed();
  const [isScanning, setScanning] = useState(false);
  const [typed, setTyped] = useState('');
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const fieldId = useId();
  const hintId = useId();
  const troubleId = useId();

  function takeScanned(text: string) {
    const card = parseLearnerCode(text);
    if (card.ok) {
      setTrouble(null);
      void takeCard(card.value);
    } else setTrouble(enrollmentCodeIn(text) === null ? 'other' : 'enrollment');
  }
  function takeTyped(event: FormEvent) {
    event.preventDefault();
    const card = parseLearnerCode(typed);
    setTrouble(card.ok ? null : card.failure);
    if (!card.ok) return;
    setTyped('');
    void takeCard(card.value);
  }

  return (
    <form onSubmit={takeTyped} noValidate>
      <Page
        bar={
          <BottomBar
            kind="steps"
            above={last && <UndoBar said={say(last)} onUndo={() => void undo()} />}
          >
            <ButtonLink to={rolePaths.classRoll(classSessionId)} iconBefore="back">
              {t('ui:back')}
            </ButtonLink>
            <Button type="submit" look="primary">
              {t('card.take')}
            </Button>
          </BottomBar>
        }
      >
        <h1>{t('card.title')}</h1>
        <p>{t('card.lead')}</p>
        <SampleMark />
        {isScanning && (
          <Scanner
            hint={t('card.hint')}
            otherwise={<p>{t('card.otherwise')}</p>}
            onText={takeScanned}
          />
        )}
        <Button look="soft" onClick={() => setScanning(!isScanning)}>
          {isScanning ? t('card.stop') : t('card.camera')}
        </Button>
        <div className={styles.field}>
          <label htmlFor={fieldId}>{t('card.field')}</label>
          <input
            id={fieldId}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            autoComplete="off"
            spellCheck={false}
            maxLength={40}
            aria-describedby={`${hintId} ${troubleId}`}
          />
          <Note id={hintId}>{t('card.example')}</Note>
          <p id={troubleId} className={styles.trouble} role="alert">
            {trouble && t(`card.fault.${trouble}`)}
          </p>
        </div>
        {notSaved && <NotSaved />}
      </Page>
    </form>
  );
}
