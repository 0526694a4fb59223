import type { ComponentPropsWithRef } from 'react';
import styles from './Button.module.css';
import { Icon, type IconName } from './Icon.tsx';
import { Link, type LinkProps } from './Link.tsx';

type Looks = {
  /** One primary on a screen. */
  look?: 'primary' | 'plain' | 'soft' | 'help' | 'quiet';
  size?: 'staff';
  wide?: boolean;
  iconBefore?: IconName;
  iconAfter?: IconName;
};

type ButtonProps = ComponentPropsWithRef<'button'> & Looks;

/**
 * A thing to press. While it cannot be pressed use `aria-disabled`, which keeps the focus, and say
 * why beside it: a press then does nothing.
 */
export function Button(props: ButtonProps) {
  const {
    look = 'plain',
    size,
    wide,
    iconBefore,
    iconAfter,
    onClick,
    className,
    children,
    ...rest
  } = props;
  return (
    <button
      type="button"
      {...rest}
      {...looksOf(look, size, wide)}
      className={joinClasses(styles.button, className)}
      onClick={(event) => {
        if (rest['aria-disabled'] === true || rest['aria-disabled'] === 'true') {
          event.preventDefault();
          return;
        }
        onClick?.(event);
      }}
    >
      {iconBefore && <Icon name={iconBefore} />}
      <span>{children}</span>
      {iconAfter && <Icon name={iconAfter} />}
    </button>
  );
}

/** A way to another screen, looking like a button. */
export function ButtonLink(props: LinkProps & Looks) {
  const { look = 'plain', size, wide, iconBefore, iconAfter, className, children, ...rest } = props;
  return (
    <Link
      {...rest}
      {...looksOf(look, size, wide)}
      className={joinClasses(styles.button, className)}
    >
      {iconBefore && <Icon name={iconBefore} />}
      <span>{children}</span>
      {iconAfter && <Icon name={iconAfter} />}
    </Link>
  );
}

/** The same for an address outside the app's screens (`tel:`), or where no router stands around it. */
export function ButtonAnchor(props: ComponentPropsWithRef<'a'> & Looks) {
  const { look = 'plain', size, wide, iconBefore, iconAfter, className, children, ...rest } = props;
  return (
    <a {...rest} {...looksOf(look, size, wide)} className={joinClasses(styles.button, className)}>
      {iconBefore && <Icon name={iconBefore} />}
      <span>{children}</span>
      {iconAfter && <Icon name={iconAfter} />}
    </a>
  );
}

function looksOf(look: string, size: string | undefined, wide: boolean | undefined) {
  return { 'data-look': look, 'data-size': size, 'data-wide': wide ? '' : undefined };
}

function joinClasses(...names: readonly (string | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
