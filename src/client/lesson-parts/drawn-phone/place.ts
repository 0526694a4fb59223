/** Where one part may be drawn, and how its words are set there. */
import type { Look } from './looks.ts';
import { ink } from './looks.ts';
import { wrap } from './measure.ts';
import type { Box, PlacedPart, Shape, Words } from './shapes.ts';

export type Place = {
  /** Index among the screen's parts. */
  readonly part: number;
  /** Left outer edge of the device, and top of this part. */
  readonly x: number;
  readonly y: number;
  readonly look: Look;
  readonly isTarget: boolean;
  /** Words stay between these, clear of the ring and the hand. */
  readonly minX: number;
  readonly maxX: number;
  /** Which row of the screen this is, counted from 0, and whether another row stands directly above. */
  readonly row: number;
  readonly followsRow: boolean;
  readonly hasChevron: boolean;
};

export type WordStyle = {
  readonly size: number;
  readonly ink?: string;
  readonly bold?: boolean;
};

/** Distance from one baseline to the next, in font sizes. */
const leading = 1.35;

export const lineHeight = (size: number): number => Math.round(size * leading);

/** The box of a part that is as wide as the device's margin allows. */
export function fullBox({ x, y, look }: Place, height: number, margin = look.margin): Box {
  return { x: x + margin, y, width: look.width - 2 * margin, height };
}

/** The span inside a box, less `inset` on both sides, in which words may stand. */
export function clearSpan(
  { minX, maxX }: Place,
  box: Pick<Box, 'x' | 'width'>,
  inset = 0,
): { readonly left: number; readonly right: number; readonly width: number } {
  const left = Math.max(box.x + inset, minX);
  const right = Math.min(box.x + box.width - inset, maxX);
  return { left, right, width: right - left };
}

/** Lines of words under one another from `top`; `middle` centers each on `x`. */
export function setWords(
  text: string,
  at: { readonly x: number; readonly top: number; readonly width: number; readonly middle?: true },
  style: WordStyle,
): { readonly words: readonly Words[]; readonly height: number } {
  const step = lineHeight(style.size);
  const lines = wrap(text, style.size, at.width);
  const words = lines.map((line, index): Words => ({
    shape: 'words',
    text: line,
    x: at.x,
    // A line's signs fill its height from .12 to .88 of the font size around this baseline.
    y: Math.round(at.top + index * step + step / 2 + style.size * 0.37),
    size: style.size,
    ink: style.ink ?? ink,
    ...(style.bold && { bold: true }),
    ...(at.middle && { anchor: 'middle' }),
  }));
  return { words, height: lines.length * step };
}

/** A part that is one thing to touch. */
export function placed({ part }: Place, box: Box, shapes: readonly Shape[]): PlacedPart {
  return { part, box, items: [], shapes };
}

/** The box that some words fill. */
export function boxOfWords(words: Words, widthOf: (text: string, size: number) => number): Box {
  const width = widthOf(words.text, words.size);
  return {
    x: words.anchor === 'middle' ? words.x - width / 2 : words.x,
    y: words.y - words.size * 0.86,
    width,
    height: words.size,
  };
}
