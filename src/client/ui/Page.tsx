import type { ReactNode } from 'react';
import styles from './Page.module.css';

/** One screen: something on top, what it is about, and at most one bar of buttons at the bottom. */
export function Page({
  top,
  children,
  bar,
  layout,
}: {
  top?: ReactNode;
  children: ReactNode;
  bar?: ReactNode;
  /** `wide` takes a tablet's whole width; `columns` goes on in a second one, a section with `data-breaks` in its midst. */
  layout?: 'wide' | 'columns';
}) {
  return (
    <div className={styles.page}>
      <header>{top}</header>
      <main className={styles.main} id="main" tabIndex={-1} data-layout={layout}>
        <div className={styles.content}>{children}</div>
        {bar}
      </main>
    </div>
  );
}

/**
 * The bar of buttons at the bottom. `steps` lays back and onward 5 : 7, and stacks them, the onward
 * one on top, where text is doubled; `stay` keeps it in sight even then.
 */
export function BottomBar(props: {
  kind?: 'steps';
  stay?: boolean;
  /** Something that concerns what was just done, over the buttons. */
  above?: ReactNode;
  children: ReactNode;
}) {
  const { kind, stay, above, children } = props;
  return (
    <div className={styles.bar} data-kind={kind} data-stay={stay ? '' : undefined}>
      {above && <div className={styles.above}>{above}</div>}
      <div className={styles.buttons}>{children}</div>
    </div>
  );
}
