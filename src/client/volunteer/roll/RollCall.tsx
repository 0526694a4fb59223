import { memo, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countAttendance } from '../../../domain/attendance.ts';
import type { OpenClass } from '../../store/actions/class-subject.ts';
import type { ClassEntry } from '../../store/queries/classes.ts';
import { seatsOf } from '../../store/queries/class-record.ts';
import { Icon } from '../../ui/Icon.tsx';
import { BottomBar, Page } from '../../ui/Page.tsx';
import { ConfirmSheet } from '../../ui/ConfirmSheet.tsx';
import { NotSaved } from '../NotSaved.tsx';
import { ClosedSheet } from '../closed/ClosedSheet.tsx';
import { SampleMark } from '../SampleMark.tsx';
import { KeptHere } from '../sync/KeptHere.tsx';
import { ActorBar } from '../sharing/ActorBar.tsx';
import { TeachLink } from '../teach/TeachLink.tsx';
import { AttendanceSheet } from './AttendanceSheet.tsx';
import styles from './RollCall.module.css';
import { DifferingMarks } from './DifferingMarks.tsx';
import { DifferingRecords } from './DifferingRecords.tsx';
import { OtherWays } from './OtherWays.tsx';
import { PersonSheet } from './PersonSheet.tsx';
import { RollCounts } from './RollCounts.tsx';
import { RollNotes } from './RollNotes.tsx';
import { RollTop } from './RollTop.tsx';
import { RollWays } from './RollWays.tsx';
import { SeatTile } from './SeatTile.tsx';
import { UndoBar } from './UndoBar.tsx';
import { useRoll } from './use-roll.ts';
import { useSayingDeed } from './use-saying-deed.ts';
import { WalkInSheet } from './WalkInSheet.tsx';

type Asking =
  | { readonly about: 'seat' | 'person'; readonly learnerId: string }
  | { readonly about: 'walk-in' | 'everybody' | 'closed' };

type RollCallProps = { readonly entry: ClassEntry; readonly openClass: OpenClass };

/** Taking the roll: a tap is 出席, a second tap asks which of the four; nothing here waits for a network. */
export const RollCall = memo(function RollCall({ entry, openClass }: RollCallProps) {
  const { t } = useTranslation(['volunteer', 'ui']);
  const seats = seatsOf(openClass.record, openClass.roster, openClass.personOfCode);
  const { last, notSaved, mark, markEverybody, addPerson, settle, undo } = useRoll(
    openClass,
    seats,
  );
  const [asking, setAsking] = useState<Asking | null>(null);
  const seatsNow = useRef(seats);
  useLayoutEffect(() => {
    seatsNow.current = seats;
  });
  const { locked } = openClass;

  const askEverybody = useCallback(() => setAsking({ about: 'everybody' }), []);
  const press = useCallback(
    (learnerId: string) => {
      const seat = seatsNow.current.find((one) => one.learnerId === learnerId);
      if (locked) setAsking({ about: 'closed' });
      else if (seat?.status === null && !seat.attendance.conflict) void mark(learnerId, 'present');
      else setAsking({ about: 'seat', learnerId });
    },
    [mark, locked],
  );

  const say = useSayingDeed();
  const counts = countAttendance(seats.map(({ status }) => status));
  const unmarked = seats.filter(
    ({ status, attendance }) => status === null && !attendance.conflict,
  ).length;
  const asked =
    asking && 'learnerId' in asking
      ? seats.find((seat) => seat.learnerId === asking.learnerId)
      : null;

  return (
    <Page
      layout="wide"
      top={
        <RollTop
          venueName={entry.venueName}
          start={entry.start}
          locked={locked}
          canMarkEverybody={unmarked > 0}
          onEverybody={askEverybody}
        />
      }
      bar={
        <BottomBar
          kind="steps"
          above={last && !locked && <UndoBar said={say(last)} onUndo={() => void undo()} />}
        >
          <RollWays classSessionId={entry.classSessionId} />
        </BottomBar>
      }
    >
      <SampleMark />
      <ActorBar />
      <RollNotes entry={entry} openClass={openClass} />
      <RollCounts counts={counts} unmarked={unmarked} />
      <ul className={styles.tiles}>
        {seats.map((seat) => (
          <li key={seat.learnerId}>
            <SeatTile
              seat={seat.seat}
              learnerId={seat.learnerId}
              status={seat.status}
              conflict={seat.attendance.conflict}
              walkIn={seat.walkIn}
              onPress={press}
            />
          </li>
        ))}
        {!locked && (
          <li>
            <button
              type="button"
              className={styles.more}
              onClick={() => setAsking({ about: 'walk-in' })}
            >
              <Icon name="plus" />
              <span>{t('roll.more')}</span>
            </button>
          </li>
        )}
      </ul>
      {!locked && (
        <>
          {seats
            .filter(({ attendance }) => attendance.conflict)
            .map((seat) => (
              <DifferingMarks
                key={seat.learnerId}
                record={openClass.record}
                seat={seat}
                onSettle={(learnerId, status) => void mark(learnerId, status)}
              />
            ))}
          <DifferingRecords
            record={openClass.record}
            seats={seats}
            onSettle={(difference, value) => void settle(difference, value)}
          />
        </>
      )}
      {notSaved && <NotSaved />}
      <TeachLink classSessionId={entry.classSessionId} />
      {!locked && <OtherWays classSessionId={entry.classSessionId} />}
      <KeptHere record={openClass.record} />
      {asking?.about === 'closed' && (
        <ClosedSheet record={openClass.record} onClose={() => setAsking(null)} />
      )}
      {asked && !locked && asking?.about === 'seat' && (
        <AttendanceSheet
          seat={asked}
          onClose={() => setAsking(null)}
          onChoose={(status) => {
            setAsking(null);
            void mark(asked.learnerId, status);
          }}
          onPerson={() => setAsking({ about: 'person', learnerId: asked.learnerId })}
        />
      )}
      {asked && !locked && asking?.about === 'person' && (
        <PersonSheet seat={asked} openClass={openClass} onClose={() => setAsking(null)} />
      )}
      {!locked && asking?.about === 'walk-in' && (
        <WalkInSheet
          onAdd={(details) => {
            setAsking(null);
            void addPerson(details);
          }}
          onClose={() => setAsking(null)}
        />
      )}
      {!locked && asking?.about === 'everybody' && (
        <ConfirmSheet
          title={t('roll.everybodySheet.title', { count: unmarked })}
          body={t('roll.everybodySheet.body')}
          deed={t('roll.everybodySheet.mark')}
          icon="check"
          onConfirm={() => void markEverybody()}
          onClose={() => setAsking(null)}
        />
      )}
    </Page>
  );
});
