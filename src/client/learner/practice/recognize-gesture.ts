/** Which gesture a finger's way over the practice phone was. */
import type { PracticeGesture } from '../../../domain/lessons/scenario.ts';

export type Point = { readonly x: number; readonly y: number };

/** CSS pixels; a trembling finger stays below this. */
const leastWay = 28;
/** How much wider or narrower two fingers must end. */
const leastSpread = 1.2;
/** Milliseconds; a little shorter than phones themselves take. */
export const heldFor = 500;
/** Milliseconds between two touches that belong together; slower hands have the button. */
export const twiceWithin = 450;

/** A swipe along the longer side of the way; null while it is still a touch. */
export function swipeOf(from: Point, to: Point): PracticeGesture | null {
  const [x, y] = [to.x - from.x, to.y - from.y];
  if (Math.hypot(x, y) < leastWay) return null;
  if (Math.abs(x) > Math.abs(y)) return x > 0 ? 'swipe-right' : 'swipe-left';
  return y > 0 ? 'swipe-down' : 'swipe-up';
}

/** Two fingers that ended farther apart or closer together; null when neither. */
export function pinchOf(
  from: readonly [Point, Point],
  to: readonly [Point, Point],
): PracticeGesture | null {
  const distance = ([one, other]: readonly [Point, Point]) =>
    Math.hypot(one.x - other.x, one.y - other.y);
  const ratio = distance(to) / Math.max(1, distance(from));
  if (ratio >= leastSpread) return 'pinch-out';
  return ratio <= 1 / leastSpread ? 'pinch-in' : null;
}
