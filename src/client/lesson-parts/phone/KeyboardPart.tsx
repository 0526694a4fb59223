import { Fragment, useContext, useState } from 'react';
import { digitKeys, kanaKeys, qwertyKeys } from './kana-keys.ts';
import { eraseKey, keyName } from './key-names.ts';
import styles from './KeyboardPart.module.css';
import { Key } from './Key.tsx';
import type { RememberingProps } from './part-props.ts';
import { PhoneContext } from './phone-context.ts';
import { EraseKey, SignKeys } from './TypingKeys.tsx';

/**
 * Keys to type with. A kana key is flicked in four directions; after a plain touch the others of its row stand
 * above as keys of their own, so that nobody has to flick.
 */
export function KeyboardPart({ part, memory }: RememberingProps<'keyboard'>) {
  const { say, pointedAt } = useContext(PhoneContext);
  const [row, setRow] = useState<readonly string[] | null>(null);
  const typed = memory[part.of] ?? '';
  const last = [...typed].at(-1);
  const others = row !== null && last !== undefined && row.includes(last) ? row : null;
  const erase = <EraseKey className={styles.erase} />;
  if (part.layout === 'voice') {
    return (
      <div className={styles.voice}>
        <Key
          className={styles.speak}
          data-key="speak"
          data-hears={part.hears}
          isPointedAt={pointedAt.some((name) => name.startsWith('key ') && name !== eraseKey)}
        >
          {say('speak')}
        </Key>
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
          aria-label={others ? say('flick', { sign: others[0] }) : undefined}
        >
          {others
            ?.filter((sign) => sign !== last)
            .map((sign) => (
              <Key
                key={sign}
                data-key="replace"
                data-sign={sign}
                isPointedAt={pointedAt.includes(keyName(sign))}
              >
                {sign}
              </Key>
            ))}
        </div>
        {kanaKeys.map((signs) => (
          <Fragment key={signs[0]}>
            {signs === kanaKeys.at(-1) && (
              <Key className={styles.turn} data-key="turn">
                {say('shift')}
              </Key>
            )}
            <Key
              data-key="sign"
              data-sign={signs[0]}
              data-flick={signs.slice(1).join('')}
              isPointedAt={signs.some((sign) => pointedAt.includes(keyName(sign)))}
              onClick={() => setRow(signs)}
            >
              {signs[0]}
            </Key>
          </Fragment>
        ))}
        {erase}
      </div>
    );
  }
  const keys = part.layout === 'qwerty' ? qwertyKeys.flat() : digitKeys;
  return (
    <div className={styles.keyboard} data-layout={part.layout}>
      <SignKeys signs={keys} />
      {erase}
    </div>
  );
}
