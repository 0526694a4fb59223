import { useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { digitKeys, kanaKeys, qwertyKeys } from '../kana-keys.ts';
import { eraseKey, keyName } from './key-names.ts';
import styles from './KeyboardPart.module.css';
import type { RememberingProps } from './part-props.ts';
import { PointedAt } from './Target.tsx';

/**
 * Keys to type with. A kana key is flicked in four directions; after a plain touch the others of its row stand
 * above as keys of their own, so that nobody has to flick.
 */
export function KeyboardPart({ part, memory }: RememberingProps<'keyboard'>) {
  const { t } = useTranslation('practice');
  const [row, setRow] = useState<readonly string[] | null>(null);
  const typed = memory[part.of] ?? '';
  const last = [...typed].at(-1);
  const pointedAt = useContext(PointedAt);
  const mark = (isMarked: boolean) => (isMarked ? '' : undefined);
  const others = row !== null && last !== undefined && row.includes(last) ? row : null;
  const erase = (
    <button
      type="button"
      className={styles.wide}
      data-key="erase"
      aria-label={t('eraseWhole')}
      data-pointed={mark(pointedAt.includes(eraseKey))}
    >
      {t('erase')}
    </button>
  );
  if (part.layout === 'voice') {
    return (
      <div className={styles.voice}>
        <button
          type="button"
          className={styles.speak}
          data-key="speak"
          data-hears={part.hears}
          data-pointed={mark(
            pointedAt.some((name) => name.startsWith('key ') && name !== eraseKey),
          )}
        >
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
              <button
                type="button"
                key={sign}
                data-key="replace"
                data-sign={sign}
                data-pointed={mark(pointedAt.includes(keyName(sign)))}
              >
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
            data-pointed={mark(signs.some((sign) => pointedAt.includes(keyName(sign))))}
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
        <button
          type="button"
          key={sign}
          data-key="sign"
          data-sign={sign}
          data-pointed={mark(pointedAt.includes(keyName(sign)))}
        >
          {sign}
        </button>
      ))}
      {erase}
    </div>
  );
}
