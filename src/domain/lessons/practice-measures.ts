/**
 * How large the targets of a practice phone come out on the narrowest phone, by the arithmetic of its layout.
 * The style sheets of the drawn phone's parts lay out by the same columns; a test in a real browser measures both.
 */
import { targetsOf, type PracticePart } from './practice-parts.ts';

/** CSS pixels. */
export const narrowestPhone = 320;
export const leastTarget = 44;

/** Page's gutter, the phone's frame and its inner edge, on both sides. */
const frame = 2 * (8 + 5 + 8);
const gap = 8;
/** A row of round buttons or tabs is never broken into a second line. */
const columnsAtMost: Partial<Record<PracticePart['kind'], number>> = {
  grid: 4,
  tiles: 2,
  photos: 3,
  coins: 3,
};

/** Width in CSS pixels of each target of a part; its height is a fixed one of at least as much. */
export function targetWidth(part: PracticePart): number {
  const inner = narrowestPhone - frame;
  const columns = columnsOf(part);
  return Math.floor((inner - (columns - 1) * gap) / columns);
}

function columnsOf(part: PracticePart): number {
  switch (part.kind) {
    case 'grid':
    case 'tiles':
    case 'photos':
    case 'coins':
      return columnsAtMost[part.kind] ?? 1;
    case 'dock':
    case 'actions':
    case 'tabs':
      return part.items.length;
    case 'bar':
      return 2 + targetsOf(part).length;
    case 'keyboard':
      return part.layout === 'qwerty' ? 5 : 3;
    case 'pin':
      return 3;
    case 'map':
      return 2;
    default:
      return 1;
  }
}
