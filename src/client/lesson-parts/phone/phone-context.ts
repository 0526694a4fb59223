/** What the parts of a drawn phone ask of whoever shows them: a practice that is touched, or a picture. */
import { createContext } from 'react';
import type { PictureTouch } from '../../../domain/lessons/lesson.ts';

/** Words on the phone's own things, and what voices say of them; pictures leave the latter out. */
export type PhoneWord =
  | 'on'
  | 'off'
  | 'battery'
  | 'noSignal'
  | 'wifi'
  | 'erase'
  | 'shift'
  | 'speak'
  | 'alarm'
  | 'eraseWhole'
  | 'flick'
  | 'dots'
  | 'call'
  | 'stage'
  | 'photoOf'
  | 'secure';

export type PhoneSurroundings = {
  readonly say: (
    word: PhoneWord,
    values?: Readonly<Record<string, string | number | undefined>>,
  ) => string | undefined;
  /** Things to touch are real buttons; in a picture they only look like them. */
  readonly canBeTouched: boolean;
  /** Names of what the strongest hint points at. */
  readonly pointedAt: readonly string[];
  /** The place to touch that a picture shows, and from where its arm comes. */
  readonly touch: PictureTouch | null;
  readonly arm: 'beside' | 'beneath';
};

export const PhoneContext = createContext<PhoneSurroundings>({
  say: () => undefined,
  canBeTouched: false,
  pointedAt: [],
  touch: null,
  arm: 'beside',
});
