import { useId } from 'react';
import type { DrawnScreen, PhoneFamily } from '../../../domain/lessons/lesson.ts';
import { DeviceFrame } from './DeviceFrame.tsx';
import styles from './DrawnPhone.module.css';
import { gridWidth, layOutScreen } from './layout.ts';
import type { Side } from './hand.ts';
import { ShapeView } from './ShapeView.tsx';
import { TouchPicture } from './TouchPicture.tsx';

type DrawnPhoneProps = {
  screen: DrawnScreen;
  family: PhoneFamily;
  /** With which hand the learner touches. */
  hand: Side;
};

/** A screen as the learner's own kind of phone shows it, with the place to touch. */
export function DrawnPhone({ screen, family, hand }: DrawnPhoneProps) {
  const layout = layOutScreen(screen, family, hand);
  const clipId = `above-the-wave-${useId()}`;
  const { cut, height, touch } = layout;
  const goesOn = layout.look.name !== 'copier';
  return (
    <svg
      className={styles.phone}
      viewBox={`0 0 ${gridWidth} ${height}`}
      role="img"
      aria-label={screen.alt}
    >
      {goesOn && (
        <clipPath id={clipId}>
          <path d={`${wave(cut)}V0H0z`} />
        </clipPath>
      )}
      <g clipPath={goesOn ? `url(#${clipId})` : undefined}>
        <DeviceFrame layout={layout} />
        {layout.groups.map((group) => (
          <rect key={group.y} {...group} rx="14" fill="#fff" />
        ))}
        {layout.parts.map(({ part, shapes }) => (
          <g key={part}>
            {shapes.map((shape, index) => (
              // A drawing's shapes have no name but their place in it.
              <ShapeView key={`${shape.shape}-${String(index)}`} shape={shape} />
            ))}
          </g>
        ))}
      </g>
      {goesOn && (
        <g className={styles.wave}>
          <path d={wave(cut + 2)} data-gap="" />
          <path d={wave(cut - 1)} />
          <path d={wave(cut + 6)} />
        </g>
      )}
      {touch && <TouchPicture touch={touch} height={height} />}
    </svg>
  );
}

/** The sign for "the picture goes on", across the grid at a height. */
function wave(y: number): string {
  const humps = Array.from({ length: Math.ceil(gridWidth / 40) }, () => 'q10 -9 20 0t20 0');
  return `M0 ${y}${humps.join('')}`;
}
