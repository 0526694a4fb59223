/**
 * A drawn screen as places: parts from top to bottom, the place to touch, and where the double wave says that
 * the picture goes on. Pure, and apart from the drawing, so that a screen that can be touched may use the same places.
 */
import type { DrawnScreen, PhoneFamily, ScreenPart } from '../../../domain/lessons/lesson.ts';
import { layOutBubble, layOutButton, layOutCard, layOutField, layOutStages } from './fields.ts';
import { handCovers, type Side } from './hand.ts';
import { keyOf, lookOf, type Key, type Look } from './looks.ts';
import { widthOf } from './measure.ts';
import { layOutCall, layOutIcons, layOutKeypad } from './pads.ts';
import { boxOfWords, type Place } from './place.ts';
import { layOutRow, layOutText, layOutTitle } from './rows.ts';
import type { Box, PlacedPart, Shape } from './shapes.ts';
import {
  clearance,
  markOf,
  swipeStrip,
  targetOf,
  type Target,
  type TouchMark,
} from './touch-mark.ts';

/** Width of the whole picture; the device leaves a margin on the side from which the arm comes. */
export const gridWidth = 328;

export type ScreenLayout = {
  readonly look: Look;
  /** Left outer edge of the device. */
  readonly x: number;
  /** Whole height, and where the wave runs (a machine's panel ends there). */
  readonly height: number;
  readonly cut: number;
  readonly key: Key | null;
  /** White grounds behind runs of rows, where the family has them. */
  readonly groups: readonly Box[];
  readonly parts: readonly PlacedPart[];
  readonly touch: TouchMark | null;
};

/** Content beyond this is left to the wave, unless it is what should be touched. */
const greatestContent = 400;
const leastCut = 236;
const gap = 10;
const arcsRoom = 22;

export function layOutScreen(screen: DrawnScreen, family: PhoneFamily, hand: Side): ScreenLayout {
  const look = lookOf(screen, family);
  const { touch } = screen;
  const on = touch?.on;
  const key = on && 'hardware' in on ? keyOf(on.hardware, family) : null;
  const side = key ? key.side : hand;
  const target = on && 'part' in on ? targetOf(on, screen.parts[on.part], side) : null;
  const x = deviceLeft(look, side, key !== null);

  const placedParts = stack(screen, look, x, side, key, target);
  const parts = withoutHiddenTail(placedParts, target?.part);
  const mark = touch ? markOf(touch.gesture, target, parts, look, x, side, key) : null;
  const bottom = Math.max(...parts.map(({ box }) => box.y + box.height));
  const cut = Math.max(Math.round(bottom) + 18, leastCut);
  // The hand needs room beneath the ring, or it would reach over the words below the picture.
  const height = Math.max(cut + 16, mark ? Math.round(mark.y) + 112 : 0);
  return {
    look,
    x,
    height,
    cut,
    key,
    groups: look.name === 'iphone' ? rowGroups(screen.parts, parts, cut) : [],
    parts: mark ? parts.map((part) => withoutCoveredWords(part, mark, target)) : parts,
    touch: mark,
  };
}

function deviceLeft(look: Look, side: Side, hasKey: boolean): number {
  const room = gridWidth - look.width;
  const near = hasKey ? 8 : look.name === 'copier' ? 12 : 20;
  return side === 'right' ? near : room - near;
}

function stack(
  screen: DrawnScreen,
  look: Look,
  x: number,
  side: Side,
  key: Key | null,
  target: Target,
): readonly PlacedPart[] {
  const placedParts: PlacedPart[] = [];
  let y = look.top;
  let row = 0;
  screen.parts.forEach((part, index) => {
    const before = screen.parts[index - 1];
    y += before ? gapBetween(before, part, look) : 0;
    const isTarget = target?.part === index;
    if (!before && part.kind !== 'title') y += 10;
    // Under the clock the arcs of a long press need room of their own.
    if (!before && isTarget && screen.touch?.gesture === 'long-press') y += arcsRoom;
    const placedPart = layOutPart(
      part,
      {
        part: index,
        x,
        y,
        look,
        isTarget,
        ...clearance(screen, look, x, side, key, index, target),
        row,
        followsRow: before?.kind === 'row',
        hasChevron: look.name === 'iphone' && screen.touch?.gesture !== 'swipe-up',
      },
      isTarget ? target?.item : undefined,
    );
    placedParts.push(placedPart);
    y += placedPart.box.height;
    if (isTarget && screen.touch?.gesture === 'swipe-left') y += swipeStrip;
    if (part.kind === 'row') row += 1;
  });
  return placedParts;
}

function gapBetween(above: ScreenPart, below: ScreenPart, look: Look): number {
  if (above.kind === 'title') return look.title.ground === null ? 2 : gap;
  if (above.kind === 'row' && below.kind === 'row') return look.row.gap;
  if (above.kind === 'text' && below.kind === 'text') return 4;
  return gap + (below.kind === 'keypad' ? 2 : 0);
}

function layOutPart(part: ScreenPart, place: Place, item: number | undefined): PlacedPart {
  switch (part.kind) {
    case 'title':
      return layOutTitle(part, place);
    case 'text':
      return layOutText(part, place);
    case 'row':
      return layOutRow(part, place);
    case 'icons':
      return layOutIcons(part, place, item);
    case 'button':
      return layOutButton(part, place);
    case 'field':
      return layOutField(part, place);
    case 'stages':
      return layOutStages(part, place);
    case 'bubble':
      return layOutBubble(part, place);
    case 'keypad':
      return layOutKeypad(part, place);
    case 'call':
      return layOutCall(part, place);
    case 'card':
      return layOutCard(part, place);
  }
}

function withoutHiddenTail(
  parts: readonly PlacedPart[],
  targetPart: number | undefined,
): readonly PlacedPart[] {
  return parts.filter(
    ({ part, box }) =>
      part === 0 || part <= (targetPart ?? 0) || box.y + box.height <= greatestContent,
  );
}

/** Words that the hand would half hide are left out: half a word is worse than none, and the alt says them all. */
function withoutCoveredWords(part: PlacedPart, mark: TouchMark, target: Target): PlacedPart {
  const isKept = (shape: Shape) =>
    shape.shape !== 'words' ||
    // The target's own name is laid out clear of the hand.
    (part.part === target?.part && target.item === undefined) ||
    !handCovers(mark, boxOfWords(shape, widthOf));
  return { ...part, shapes: part.shapes.filter(isKept) };
}

/** One ground for each run of rows; a run that is cut by the wave goes on beneath it. */
function rowGroups(
  parts: readonly ScreenPart[],
  placedParts: readonly PlacedPart[],
  cut: number,
): readonly Box[] {
  const groups: Box[] = [];
  for (const { part, box } of placedParts) {
    if (parts[part]?.kind !== 'row') continue;
    const open = groups.at(-1);
    if (open && open.y + open.height === box.y) {
      groups[groups.length - 1] = { ...open, height: open.height + box.height };
    } else groups.push(box);
  }
  const last = groups.at(-1);
  const isLast = parts[placedParts.at(-1)?.part ?? -1]?.kind === 'row';
  return last && isLast ? [...groups.slice(0, -1), { ...last, height: cut + 40 - last.y }] : groups;
}
