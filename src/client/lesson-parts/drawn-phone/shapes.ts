/** What a drawing consists of: boxes, lines and words at places, in units of the 328-wide grid. */

export type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export type Shape =
  | (Box & {
      readonly shape: 'box';
      readonly radius: number;
      readonly fill: string;
      readonly edge?: string;
      readonly edgeWidth?: number;
    })
  | {
      readonly shape: 'disc';
      readonly x: number;
      readonly y: number;
      readonly radius: number;
      readonly fill: string;
      readonly edge?: string;
    }
  | {
      readonly shape: 'line';
      /** Path commands; `width` of the pen. */
      readonly path: string;
      readonly ink: string;
      readonly width: number;
    }
  | Words;

/** One line of words; `y` is the baseline. */
export type Words = {
  readonly shape: 'words';
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly ink: string;
  readonly bold?: boolean;
  readonly anchor?: 'middle';
};

/** A part of the screen at its place, with the places of its single items where it has some. */
export type PlacedPart = {
  readonly part: number;
  readonly box: Box;
  readonly items: readonly Box[];
  readonly shapes: readonly Shape[];
};
