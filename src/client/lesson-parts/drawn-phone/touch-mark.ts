/** Where a drawn finger touches, and how far words keep away from its ring, its arm and its arrow. */
import type { DrawnScreen, ScreenPart, Touch } from '../../../domain/lessons/lesson.ts';
import { ringReach, type Side } from './hand.ts';
import type { Key, Look } from './looks.ts';
import { iconMiddle } from './pads.ts';
import type { Place } from './place.ts';
import type { PlacedPart } from './shapes.ts';

export type TouchMark = {
  readonly gesture: Touch['gesture'];
  readonly x: number;
  readonly y: number;
  /** Where the arm leaves the picture. */
  readonly side: Side;
};

/** The part, and of icons the one, that is touched; `item` counts from 0. */
export type Target = { readonly part: number; readonly item?: number } | null;

/** Height under a part in which the finger of a swipe to the left moves. */
export const swipeStrip = 64;
/** Free width beside the ring's middle that rows without the ring keep for arm and arrow. */
const armReach = 14;

/** Icons are touched one at a time: where none is named, the one nearest to the hand. */
export function targetOf(
  on: NonNullable<Target>,
  part: ScreenPart | undefined,
  side: Side,
): NonNullable<Target> {
  if (part?.kind !== 'icons' || on.item !== undefined) return on;
  return { part: on.part, item: side === 'right' ? part.labels.length - 1 : 0 };
}

/** Between which the words of a part stay clear of the ring, the arm and the arrow. */
export function clearance(
  screen: DrawnScreen,
  look: Look,
  x: number,
  side: Side,
  key: Key | null,
  index: number,
  target: Target,
): Pick<Place, 'minX' | 'maxX'> {
  const free = { minX: -Infinity, maxX: Infinity };
  if (!screen.touch || target?.item !== undefined) return free;
  // A title stands far above the hand; only an arrow may reach up to it.
  if (screen.parts[index]?.kind === 'title' && index !== target?.part && !key) {
    if (screen.touch.gesture !== 'swipe-up') return free;
  }
  const ringX = key
    ? keyMiddle(key, look, x).x
    : side === 'right'
      ? x + look.width - look.ringAt
      : x + look.ringAt;
  const isBesideRing =
    key !== null || (index === target?.part && screen.touch.gesture !== 'swipe-left');
  const reach = isBesideRing ? ringReach + 2 : armReach;
  return side === 'right' ? { ...free, maxX: ringX - reach } : { ...free, minX: ringX + reach };
}

export function markOf(
  gesture: Touch['gesture'],
  target: Target,
  parts: readonly PlacedPart[],
  look: Look,
  x: number,
  side: Side,
  key: Key | null,
): TouchMark | null {
  if (key) return { gesture, side, ...keyMiddle(key, look, x) };
  const touched = parts.find(({ part }) => part === target?.part);
  if (!touched) return null;
  const cell = target?.item === undefined ? undefined : touched.items[target.item];
  if (cell) {
    const middle = iconMiddle(cell);
    return { gesture, side, x: middle.x + (side === 'right' ? 14 : -14), y: middle.y };
  }
  const { box } = touched;
  return {
    gesture,
    side,
    x: side === 'right' ? x + look.width - look.ringAt : x + look.ringAt,
    y: gesture === 'swipe-left' ? box.y + box.height + swipeStrip / 2 : box.y + box.height / 2,
  };
}

function keyMiddle({ side, top, height }: Key, look: Look, x: number) {
  return { x: side === 'right' ? x + look.width + 3 : x - 3, y: top + height / 2 };
}
