import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhoneFamily, Sentence } from '../../../domain/lessons/lesson.ts';
import { SentenceText } from '../../lesson-parts/SentenceText.tsx';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Card.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';

type PracticeChoicesProps = {
  differs: Sentence;
  cityValues: Readonly<Record<string, string>>;
  family: PhoneFamily;
  vibrates: boolean;
  onReset: () => void;
  onChangePhone: () => void;
  onVibrates: (vibrates: boolean) => void;
};

/** Beneath the practice phone: from the beginning, another phone, what may differ. A touch changes nothing of it. */
export const PracticeChoices = memo(function PracticeChoices(props: PracticeChoicesProps) {
  const { differs, cityValues, family, vibrates, onReset, onChangePhone, onVibrates } = props;
  const { t } = useTranslation('practice');
  return (
    <>
      <Button look="quiet" onClick={onReset}>
        {t('reset')}
      </Button>
      <Button look="quiet" iconBefore="phone" onClick={onChangePhone}>
        {t(`family.${family}`)}
        <VisuallyHidden>{t('familyChange')}</VisuallyHidden>
      </Button>
      <Note lang="ja">
        <SentenceText sentence={differs} cityValues={cityValues} />
      </Note>
      {'vibrate' in navigator && (
        <Button look="quiet" aria-pressed={vibrates} onClick={() => onVibrates(!vibrates)}>
          {vibrates ? t('vibrateOff') : t('vibrateOn')}
        </Button>
      )}
    </>
  );
});
