import { useTranslation } from 'react-i18next';
import { digitKeys } from '../kana-keys.ts';
import styles from './KeyboardPart.module.css';
import type { RememberingProps } from './part-props.ts';

/** A pad of digits; what was typed shows as dots, as on the real ones. */
export function PinPart({ part, memory }: RememberingProps<'pin'>) {
  const { t } = useTranslation('practice');
  const number = [...(memory[part.of] ?? '')].length;
  return (
    <div className={styles.pin}>
      <p>{part.label}</p>
      <p className={styles.dots} role="img" aria-label={t('dots', { number, most: part.length })}>
        {Array.from({ length: part.length }, (_, index) => (
          <span key={index} data-filled={index < number ? '' : undefined} />
        ))}
      </p>
      <div className={styles.pad}>
        {digitKeys.map((sign) => (
          <button type="button" key={sign} data-key="sign" data-sign={sign}>
            {sign}
          </button>
        ))}
        <button type="button" data-key="erase" aria-label={t('eraseWhole')}>
          {t('erase')}
        </button>
      </div>
    </div>
  );
}
