import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { noDetails, type PersonDetails } from '../../../domain/person-details.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Card.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { DetailFields } from './DetailFields.tsx';

type WalkInSheetProps = {
  readonly onAdd: (details: PersonDetails) => void;
  readonly onClose: () => void;
};

/** Somebody came without a seat: one tap adds them; what they like to say of themselves stands below it. */
export function WalkInSheet({ onAdd, onClose }: WalkInSheetProps) {
  const { t } = useTranslation(['volunteer', 'roll', 'ui']);
  const [details, setDetails] = useState(noDetails);
  return (
    <Sheet title={t('roll.walkInSheet.title')} onClose={onClose}>
      <p>{t('roll.walkInSheet.body')}</p>
      <Button wide look="primary" iconBefore="plus" onClick={() => onAdd(details)}>
        {t('roll.walkInSheet.add')}
      </Button>
      <Note>{t('roll:person.optional')}</Note>
      <DetailFields details={details} onChange={setDetails} />
      <Button wide look="quiet" onClick={onClose}>
        {t('ui:cancel')}
      </Button>
    </Sheet>
  );
}
