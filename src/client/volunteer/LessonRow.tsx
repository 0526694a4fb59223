import type { ReactNode } from 'react';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { Link } from '../ui/Link.tsx';
import styles from './LessonRow.module.css';

type LessonRowProps = {
  readonly to: string;
  readonly title: string;
  /** How long it takes, or how far one has come. */
  readonly state: string;
  readonly icon?: IconName;
};

/** A lesson of a list: a whole-width way in. */
export function LessonRow({ to, title, state, icon = 'next' }: LessonRowProps) {
  return (
    <Link className={styles.row} to={to}>
      <span className={styles.about}>
        <b lang="ja">{title}</b>
        <span>{state}</span>
      </span>
      <Icon name={icon} />
    </Link>
  );
}

/** Lessons one below the other. */
export function LessonRows({ children }: { readonly children: readonly ReactNode[] }) {
  return <ul className={styles.rows}>{children}</ul>;
}
