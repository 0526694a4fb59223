import { useContext, type ComponentProps } from 'react';
import { PhoneContext } from './phone-context.ts';

type KeyProps = ComponentProps<'button'> & {
  'data-key': string;
  'data-sign'?: string | undefined;
  'data-flick'?: string;
  'data-hears'?: string | undefined;
  /** Does the strongest hint point at it? */
  isPointedAt?: boolean;
};

/** A key of a drawn phone: a real button in a practice, which hears it by its `data-key`. */
export function Key({ isPointedAt, ...key }: KeyProps) {
  const { canBeTouched } = useContext(PhoneContext);
  if (!canBeTouched) {
    return (
      <span className={key.className} data-key="">
        {key.children}
      </span>
    );
  }
  return <button type="button" {...key} data-pointed={isPointedAt ? '' : undefined} />;
}
