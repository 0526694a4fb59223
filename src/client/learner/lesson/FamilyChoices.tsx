import { useTranslation } from 'react-i18next';
import { phoneFamilies, type PhoneFamily } from '../../../domain/lessons/lesson.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Card.tsx';
import styles from './FamilyChoices.module.css';

type FamilyChoicesProps = {
  onChoose: (family: PhoneFamily) => void;
  onNotKnown: () => void;
};

/** わたしのスマホ: three kinds told by what one sees on them, and a way on for those who do not know. */
export function FamilyChoices({ onChoose, onNotKnown }: FamilyChoicesProps) {
  const { t } = useTranslation('learner');
  return (
    <>
      {phoneFamilies.map((family) => (
        <Button key={family} wide className={styles.choice} onClick={() => onChoose(family)}>
          {t(`family.${family}`)}
          <small>{t(`family.${family}Note`)}</small>
        </Button>
      ))}
      <Note>{t('family.note')}</Note>
      <Button look="quiet" onClick={onNotKnown}>
        {t('family.notKnown')}
      </Button>
    </>
  );
}
