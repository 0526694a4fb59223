import { useId } from 'react';
import styles from './DrawnPhone.module.css';
import { handOffset, handScale, handTurn } from './hand.ts';
import { gridWidth } from './layout.ts';
import type { TouchMark } from './touch-mark.ts';

/** How far the arm may reach beyond the grid. */
const gutter = 16;

/** The ring beside the words, what the finger does there, and the hand. */
export function TouchPicture({ touch, height }: { touch: TouchMark; height: number }) {
  const { x, y, side, gesture } = touch;
  const clipId = `picture-${useId()}`;
  const mirror = side === 'left' ? ' scale(-1 1)' : '';
  return (
    <>
      {/* The arm leaves by the picture's edge, the gutter of the page included, never over the words below. */}
      <clipPath id={clipId}>
        <rect x={-gutter} y={0} width={gridWidth + 2 * gutter} height={height} />
      </clipPath>
      <g className={styles.ring}>
        <circle cx={x} cy={y} r={30} stroke="#fff" strokeWidth={11} opacity={0.9} />
        <circle cx={x} cy={y} r={30} stroke="var(--ring)" strokeWidth={5.5} />
        <circle cx={x} cy={y} r={19} stroke="#fff" strokeWidth={7} opacity={0.8} />
        <circle cx={x} cy={y} r={19} stroke="var(--ring)" strokeWidth={3} />
      </g>
      <g clipPath={`url(#${clipId})`}>
        <g transform={`translate(${x} ${y})${mirror}`}>
          {gesture === 'long-press' && <Arcs />}
          {gesture === 'swipe-up' && <Arrow path="M0-40V-92M-13-80 0-96 13-80" />}
          <Hand />
        </g>
      </g>
      {gesture === 'swipe-left' && (
        <g transform={`translate(${x} ${y})`}>
          <Arrow
            path={
              side === 'right' ? 'M-42 0H-104M-92-13-108 0-92 13' : 'M104 0H42M54-13 38 0 54 13'
            }
          />
        </g>
      )}
    </>
  );
}

/** Three waves of the finger's waiting, on the side away from the words. */
function Arcs() {
  return (
    <g fill="none" strokeLinecap="round">
      {[41, 49, 57].map((radius) => (
        <g key={radius}>
          <path d={arc(radius)} stroke="#fff" strokeWidth={7} />
          <path d={arc(radius)} stroke="var(--ring)" strokeWidth={3.5} />
        </g>
      ))}
    </g>
  );
}

/** From straight up to a little above the right. */
function arc(radius: number): string {
  const end = { x: radius * Math.cos(-0.45), y: radius * Math.sin(-0.45) };
  return `M0 ${-radius}A${radius} ${radius} 0 0 1 ${end.x.toFixed(1)} ${end.y.toFixed(1)}`;
}

function Arrow({ path }: { path: string }) {
  return (
    <g fill="none" strokeLinecap="round" strokeLinejoin="round">
      <path d={path} stroke="#fff" strokeWidth={13} />
      <path d={path} stroke="var(--ring)" strokeWidth={7} />
    </g>
  );
}

function Hand() {
  return (
    <g
      transform={`translate(${handOffset.x} ${handOffset.y}) rotate(${handTurn}) scale(${handScale})`}
      fill="#fff1df"
      stroke="#16242f"
      strokeWidth={3}
      strokeLinejoin="round"
      strokeLinecap="round"
    >
      <path d="M-3 134h56l10 150H-13z" fill="#0b4a6b" />
      <path d="M-5 147h61" stroke="#fff" strokeWidth={4} />
      <path d="M-13 13a13 13 0 0 1 26 0v46a12 11.5 0 0 1 23.5 1.5 11 11 0 0 1 21.5 4A10 10 0 0 1 77 71v31c0 20-9 30-20 37H2c-11-4-18-12-24-22l-19-29c-7-11 7-20 16-11l12 13z" />
      <path d="M13 59v22M36.5 61v20M58 65v17M-13 89c2 6 4 9 8 12" fill="none" />
      <path d="M-6.5 14a6.5 6.5 0 0 1 13 0v5h-13z" fill="#fff" stroke="none" opacity={0.75} />
    </g>
  );
}
