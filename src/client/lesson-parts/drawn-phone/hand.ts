/**
 * The one hand of the product, as a shape that can be asked what it covers: the back of a right hand, turned by
 * 40°, whose arm leaves by the right edge; mirrored for the left. Drawn in its own grid, finger tip near (0, 0).
 */
import type { Box } from './shapes.ts';

export type Side = 'left' | 'right';

/** Degrees by which the hand is turned, its size, and how far its origin lies from the ring's middle. */
export const handTurn = -40;
export const handScale = 0.8;
export const handOffset = { x: 3, y: 4 };

/** Outer radius of the ring with its white halo. */
export const ringReach = 36;

/** Finger, thumb, fist and sleeve as rectangles of the hand's own grid. */
const pieces: readonly Box[] = [
  { x: -15, y: -2, width: 30, height: 72 },
  { x: -46, y: 68, width: 60, height: 60 },
  { x: -15, y: 46, width: 96, height: 92 },
  { x: -16, y: 132, width: 82, height: 160 },
];

/** Does the hand with its tip at `touch` lie over any place of the box? */
export function handCovers(
  touch: { readonly x: number; readonly y: number; readonly side: Side },
  box: Box,
): boolean {
  const across = [0, 0.25, 0.5, 0.75, 1].map((part) => box.x + part * box.width);
  const down = [0, 0.5, 1].map((part) => box.y + part * box.height);
  return across.some((x) => down.some((y) => handCoversPoint(touch, x, y)));
}

function handCoversPoint(
  touch: { readonly x: number; readonly y: number; readonly side: Side },
  x: number,
  y: number,
): boolean {
  const mirrored = touch.side === 'right' ? 1 : -1;
  const dx = (mirrored * (x - touch.x) - handOffset.x) / handScale;
  const dy = (y - touch.y - handOffset.y) / handScale;
  const turn = (-handTurn * Math.PI) / 180;
  const inHand = {
    x: dx * Math.cos(turn) - dy * Math.sin(turn),
    y: dx * Math.sin(turn) + dy * Math.cos(turn),
  };
  return pieces.some(
    (piece) =>
      inHand.x >= piece.x &&
      inHand.x <= piece.x + piece.width &&
      inHand.y >= piece.y &&
      inHand.y <= piece.y + piece.height,
  );
}
