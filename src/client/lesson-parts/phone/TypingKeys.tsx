/** The keys that every keyboard and every pad of digits has: one for each sign, and the one that takes it away. */
import { useContext } from 'react';
import { Key } from './Key.tsx';
import { eraseKey, keyName } from './key-names.ts';
import { PhoneContext } from './phone-context.ts';

export function SignKeys({ signs }: { signs: readonly string[] }) {
  const { pointedAt } = useContext(PhoneContext);
  return signs.map((sign) => (
    <Key
      key={sign}
      data-key="sign"
      data-sign={sign}
      isPointedAt={pointedAt.includes(keyName(sign))}
    >
      {sign}
    </Key>
  ));
}

export function EraseKey({ className }: { className?: string | undefined }) {
  const { say, pointedAt } = useContext(PhoneContext);
  return (
    <Key
      className={className}
      data-key="erase"
      aria-label={say('eraseWhole')}
      isPointedAt={pointedAt.includes(eraseKey)}
    >
      {say('erase')}
    </Key>
  );
}
