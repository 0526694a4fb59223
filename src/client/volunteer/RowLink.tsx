import type { ReactNode } from 'react';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { Link } from '../ui/Link.tsx';
import styles from './RowLink.module.css';

type LessonRowProps = {
  readonly to: string;
  readonly title: string;
  /** What is known of it in a few words. */
  readonly state: string;
  /** Of a title that stands in Japanese in every language. */
  readonly lang?: 'ja';
  readonly icon?: IconName;
};

/** One of a list: a whole-width way in, and a line about it. */
export function RowLink({ to, title, state, lang, icon = 'next' }: LessonRowProps) {
  return (
    <Link className={styles.row} to={to}>
      <span className={styles.about}>
        <b lang={lang}>{title}</b>
        <span>{state}</span>
      </span>
      <Icon name={icon} />
    </Link>
  );
}

/** Ways in, one below the other. */
export function LinkRows({ children }: { readonly children: readonly ReactNode[] }) {
  return <ul className={styles.rows}>{children}</ul>;
}
