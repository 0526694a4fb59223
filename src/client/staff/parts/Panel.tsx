import { useId, type ReactNode } from 'react';
import styles from './Panel.module.css';

/** A white card of the desk: a heading, what it counts, something to choose at the right, and the thing itself. */
export function Panel({
  title,
  about,
  aside,
  children,
}: {
  title: ReactNode;
  about?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
}) {
  const titleId = useId();
  return (
    <section className={styles.panel} aria-labelledby={titleId}>
      <div className={styles.head}>
        <div>
          <h2 id={titleId}>{title}</h2>
          {about && <p>{about}</p>}
        </div>
        {aside}
      </div>
      {children}
    </section>
  );
}

/** Small print under a table or chart. */
export function Footnote({ children }: { children: ReactNode }) {
  return <p className={styles.footnote}>{children}</p>;
}
