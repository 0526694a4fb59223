import type { ComponentPropsWithRef } from 'react';
import { useHref, useLinkClickHandler, useMatch } from 'react-router';

export type LinkProps = Omit<ComponentPropsWithRef<'a'>, 'href'> & {
  /** An address of the app. */
  to: string;
  state?: unknown;
  replace?: boolean;
};

/**
 * A way to another screen of the app. The router's own Link brings along how a framework fetches pages ahead,
 * and every lesson would have to load that.
 */
export function Link({ to, state, replace, target, onClick, children, ...rest }: LinkProps) {
  const follow = useLinkClickHandler(to, { state, replace, target });
  return (
    <a
      {...rest}
      href={useHref(to)}
      target={target}
      onClick={(event) => {
        onClick?.(event);
        if (!event.defaultPrevented) follow(event);
      }}
    >
      {children}
    </a>
  );
}

/** A link of a navigation: says when one is there, or below it unless it has to be exactly there. */
export function NavigationLink({ exactly = false, ...props }: LinkProps & { exactly?: boolean }) {
  const isThere = useMatch({ path: props.to, end: exactly }) !== null;
  return <Link {...props} aria-current={isThere ? 'page' : undefined} />;
}
