import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { digitKeys, kanaKeys, qwertyKeys } from '../kana-keys.ts';
import styles from './KeyboardPart.module.css';
import type { RememberingProps } from './part-props.ts';

/**
 * Keys to type with. A kana key is flicked in four directions; after a plain touch the others of its row stand
 * above as keys of their own, so that nobody has to flick.
 */
export function KeyboardPart({ part, memory }: RememberingProps<'keyboard'>) {
  const { t } = useTranslation('practice');
  const [row, setRow] = useState<readonly string[] | null>(null);
  const typed = memory[part.of] ?? '';
  const last = [...typed].at(-1);
  const others = row !== null && last !== undefined && row.includes(last) ? row : null;
  const erase = (
    <button type="button" className={styles.wide} data-key="erase" aria-label={t('eraseWhole')}>
      {t('erase')}
    </button>
  );
  if (part.layout === 'voice') {
    return (
      <div className={styles.voice}>
        <button type="button" className={styles.speak} data-key="speak" data-hears={part.hears}>
          {t('speak')}
        </button>
        {erase}
      </div>
    );
  }
  if (part.layout === 'kana') {
    return (
      <div className={styles.keyboard} data-layout="kana">
        <div
          className={styles.others}
          role="group"
          aria-label={others ? t('flick', { sign: others[0] }) : undefined}
        >
          {others
            ?.filter((sign) => sign !== last)
            .map((sign) => (
              <button type="button" key={sign} data-key="replace" data-sign={sign}>
                {sign}
              </button>
            ))}
        </div>
        {kanaKeys.map((signs) => (
          <button
            type="button"
            key={signs[0]}
            data-key="sign"
            data-sign={signs[0]}
            data-flick={signs.slice(1).join('')}
            onClick={() => setRow(signs)}
          >
            {signs[0]}
          </button>
        ))}
        <button type="button" className={styles.wide} data-key="turn">
          {t('shift')}
        </button>
        {erase}
      </div>
    );
  }
  const keys = part.layout === 'qwerty' ? qwertyKeys.flat() : digitKeys;
  return (
    <div className={styles.keyboard} data-layout={part.layout}>
      {keys.map((sign) => (
        <button type="button" key={sign} data-key="sign" data-sign={sign}>
          {sign}
        </button>
      ))}
      {erase}
    </div>
  );
}
