import { useMemo } from 'react';
import type {
  LessonPicture as Picture,
  PhoneFamily,
  PictureTouch,
} from '../../../domain/lessons/lesson.ts';
import { targetsOf, type PracticePart } from '../../../domain/lessons/practice-parts.ts';
import styles from './LessonPicture.module.css';
import { PhoneContext, type PhoneWord } from './phone-context.ts';
import { PhoneFrame } from './PhoneFrame.tsx';
import { pictureWords } from './picture-words.ts';
import { TouchMark } from './TouchMark.tsx';

type LessonPictureProps = {
  picture: Picture;
  family: PhoneFamily;
  /** With which hand the learner touches. */
  hand: 'right' | 'left';
};

/** A screen as the learner's own kind of phone shows it, with the place to touch: drawn once, and never touched. */
export function LessonPicture({ picture, family, hand }: LessonPictureProps) {
  const { device, parts, memory, touch = null, alt } = picture;
  const arm = touch !== null && isBesideOthers(touch, parts) ? 'beneath' : 'beside';
  const surroundings = useMemo(
    () =>
      ({
        say: (word: PhoneWord) => pictureWords[word],
        canBeTouched: false,
        pointedAt: [],
        touch,
        arm,
      }) as const,
    [touch, arm],
  );
  const hardware = touch !== null && 'hardware' in touch ? touch.hardware : null;
  const isOnScreen = touch !== null && 'target' in touch && touch.target === null;
  // Makers of this family put the volume on the left; all others, and all power keys, are on the right.
  const side =
    hardware === null ? hand : family === 'iphone' && hardware === 'volume' ? 'left' : 'right';
  return (
    <div
      className={styles.picture}
      data-side={side}
      data-arm={touch === null || arm === 'beneath' ? undefined : ''}
      data-device={device}
      role="img"
      aria-label={alt}
      lang="ja"
    >
      <PhoneContext value={surroundings}>
        <PhoneFrame
          device={device}
          family={family}
          memory={memory}
          parts={parts}
          screenId={alt}
          data-picture=""
        >
          {isOnScreen && (
            <span className={styles.strip} data-touched="strip">
              <TouchMark gesture={touch.gesture} from="beside" />
            </span>
          )}
        </PhoneFrame>
        {hardware !== null && (
          <span className={styles.key} data-hardware={hardware}>
            <TouchMark gesture={touch?.gesture ?? 'press-button'} from="edge" />
          </span>
        )}
      </PhoneContext>
      {device === 'phone' && <Wave />}
    </div>
  );
}

/** Do other things stand to its right, which an arm from the side would hide? */
function isBesideOthers(touch: PictureTouch, parts: readonly PracticePart[]): boolean {
  return (
    'target' in touch &&
    touch.target !== null &&
    parts.some((part) => sideBySide.has(part.kind) && targetsOf(part).includes(touch.target ?? ''))
  );
}

const sideBySide: ReadonlySet<PracticePart['kind']> = new Set([
  'grid',
  'dock',
  'tiles',
  'actions',
  'tabs',
  'photos',
  'coins',
]);

/** The sign for "the picture goes on". */
function Wave() {
  const wave = `q10 -9 20 0t20 0${'t20 0'.repeat(16)}`;
  return (
    <svg className={styles.wave} viewBox="0 0 360 22" preserveAspectRatio="none" aria-hidden="true">
      <path d={`M0 13${wave}V22H0z`} data-ground="" />
      <path d={`M0 10${wave}`} />
      <path d={`M0 17${wave}`} />
    </svg>
  );
}
