import type { ComponentPropsWithoutRef, ReactNode } from 'react';
import styles from './Card.module.css';
import { Icon, type IconName } from './Icon.tsx';

type CardProps = ComponentPropsWithoutRef<'section'> & {
  tone?: 'plain' | 'main' | 'attention' | 'trouble';
};

/** Something that belongs together and is not itself pressed. */
export function Card({ tone = 'plain', children, ...rest }: CardProps) {
  return (
    <section {...rest} className={styles.card} data-tone={tone}>
      {children}
    </section>
  );
}

/** A small state: a word with its mark. */
export function Chip({
  icon,
  tone = 'done',
  children,
}: {
  icon?: IconName;
  tone?: 'done' | 'plain' | 'sample';
  children: ReactNode;
}) {
  return (
    <span className={styles.chip} data-tone={tone}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </span>
  );
}

/** Small print, never smaller than 17 px. */
export function Note({ children, ...rest }: ComponentPropsWithoutRef<'p'>) {
  return (
    <p {...rest} className={styles.note}>
      {children}
    </p>
  );
}
