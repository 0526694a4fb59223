import type { ReactNode } from 'react';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import styles from './Stops.module.css';

export type Stop = {
  readonly icon: IconName;
  /** Filled only when there is proof. */
  readonly proven: boolean;
  readonly title: string;
  readonly detail: ReactNode;
};

/** The way of a record as stops on one line, in order. */
export function Stops({ stops }: { stops: readonly Stop[] }) {
  return (
    <ol className={styles.stops}>
      {stops.map((stop) => (
        <li key={stop.title} data-proven={stop.proven ? '' : undefined}>
          <span className={styles.mark}>
            <Icon name={stop.icon} />
          </span>
          <div>
            <b>{stop.title}</b>
            <p>{stop.detail}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}
