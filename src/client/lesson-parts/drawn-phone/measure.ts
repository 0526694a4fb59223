/**
 * Breaks the words of a drawn screen into lines. A drawing cannot ask the font, so widths are reckoned on
 * the safe side: full-width signs 1 em, half-width ones .55 em (bold Latin included).
 */

const halfWide = /[\u0020-\u007e\uff61-\uff9f]/;
const breakSigns = /(?<=[ \u200b、。])/;
/** Signs that must not begin a line. */
const neverFirst = /^[、。」』）・ーっゃゅょぁぃぅぇぉッャュョァィゥェォ]/;
/** Inside a long phrase: before and after katakana, and from kana to kanji, a reader expects a seam. */
const seams =
  /(?<=[^\u30a0-\u30ff])(?=[\u30a0-\u30ff])|(?<=[\u30a0-\u30ff])(?=[^\u30a0-\u30ff])|(?<=[\u3040-\u309f])(?=[\u4e00-\u9fff])/;

/** Width in the drawing's units at a font size. */
export function widthOf(text: string, size: number): number {
  return [...text].reduce((width, sign) => width + widthOfSign(sign) * size, 0);
}

/** Lines no wider than `width`, broken at spaces and 、。, else at seams, else between signs. */
export function wrap(text: string, size: number, width: number): readonly string[] {
  const fits = (line: string) => widthOf(line.trimEnd(), size) <= width;
  const pieces = text
    .split(breakSigns)
    .flatMap((phrase) => (fits(phrase) ? [phrase] : phrase.split(seams)))
    .flatMap((piece) => (fits(piece) ? [piece] : [...piece]));
  const lines = joinPieces(pieces, fits);
  return lines.map((line) => line.replaceAll('\u200b', '').trim()).filter((line) => line !== '');
}

/** The largest of the sizes at which the text stays on one line; the smallest where none does. */
export function sizeToFit(
  text: string,
  sizes: readonly [number, ...number[]],
  width: number,
): number {
  return sizes.find((size) => widthOf(text, size) <= width) ?? Math.min(...sizes);
}

function joinPieces(pieces: readonly string[], fits: (line: string) => boolean): readonly string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const line = lines.at(-1);
    // A closing sign may hang over the edge by its own width rather than begin a line.
    if (line !== undefined && (fits(line + piece) || neverFirst.test(piece))) {
      lines[lines.length - 1] = line + piece;
    } else lines.push(piece);
  }
  return lines;
}

function widthOfSign(sign: string): number {
  if (sign === '\u200b') return 0;
  return halfWide.test(sign) ? 0.55 : 1;
}
