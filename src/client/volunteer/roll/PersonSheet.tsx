import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenClass } from '../../store/actions/class-subject.ts';
import { recordDetails } from '../../store/actions/record-details.ts';
import { detailsOf, type Seat } from '../../store/queries/class-record.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Card.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { NotSaved } from '../NotSaved.tsx';
import { useRecording } from '../phone-context.ts';
import { useKeeping } from '../use-keeping.ts';
import { DetailFields } from './DetailFields.tsx';
import { SamePerson } from './SamePerson.tsx';

type PersonSheetProps = {
  readonly seat: Seat;
  readonly openClass: OpenClass;
  readonly onClose: () => void;
};

/** What the person in a seat said of themselves; may stay empty. */
export function PersonSheet({ seat, openClass, onClose }: PersonSheetProps) {
  const { t } = useTranslation(['roll', 'ui']);
  const recording = useRecording();
  const { notSaved, keep } = useKeeping();
  const [details, setDetails] = useState(() => detailsOf(openClass.record, seat.learnerId));
  return (
    <Sheet title={t('person.title', { seat: seat.seat })} onClose={onClose}>
      <Note>{t('person.optional')}</Note>
      <DetailFields details={details} onChange={setDetails} />
      {notSaved && <NotSaved />}
      <Button
        wide
        look="primary"
        onClick={() =>
          void keep(async () => {
            await recordDetails(recording, openClass, seat.learnerId, details);
            onClose();
          })
        }
      >
        {t('person.keep')}
      </Button>
      <SamePerson seat={seat} openClass={openClass} keep={keep} onDone={onClose} />
      <Button wide look="quiet" onClick={onClose}>
        {t('ui:cancel')}
      </Button>
    </Sheet>
  );
}
