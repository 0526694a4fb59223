import type { ReactNode } from 'react';
import { Icon } from '../../ui/Icon.tsx';
import styles from './Notice.module.css';

const iconByTone = { plain: 'clock', done: 'check', trouble: 'warn' } as const;

/** A sentence about what just happened or what holds now; read out when it appears, and it stays. */
export function Notice({
  tone = 'plain',
  children,
}: {
  tone?: keyof typeof iconByTone;
  children: ReactNode;
}) {
  return (
    <div className={styles.notice} data-tone={tone} role={tone === 'trouble' ? 'alert' : 'status'}>
      <Icon name={iconByTone[tone]} />
      <div>{children}</div>
    </div>
  );
}
