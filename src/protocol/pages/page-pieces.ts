/**
 * What the build draws ahead of time with React, as strings of HTML with tokens: the steps of a lesson, which
 * travel in its file, and the pieces of the other pages, which belong to the app (`/page-parts.json`).
 */
import { phoneFamilies } from '../../domain/lessons/lesson.ts';

/** In which a step's pictures may differ; a step's `variantOf` is in this order. */
export const drawnVariants = phoneFamilies.flatMap((family) =>
  (['right', 'left'] as const).map((hand) => ({ family, hand })),
);

/** A step as every kind of phone and hand sees it: `before` + `between[variantOf[n]]` + `after`. */
export type DrawnStepPieces = {
  readonly before: string;
  readonly between: readonly string[];
  readonly after: string;
  readonly variantOf: readonly number[];
};

/** `markup` names the components and styles that drew it: with others it would not fit. */
export type DrawnLesson = { readonly markup: string; readonly steps: readonly DrawnStepPieces[] };

/** A page whose words depend on whether the city is known, and whether it is a sample. */
export type ByCity = Readonly<Record<'unknown' | 'city' | 'sample', string>>;

/** A row of things: what stands before them, each by its name, and what stands after. */
export type Row = {
  readonly before: string;
  readonly itemByName: Readonly<Record<string, string>>;
  readonly after: string;
};

export type HomePieces = {
  /** Split where the cards belong. */
  readonly frame: Readonly<Record<'unknown' | 'city', readonly [string, string]>>;
  /** The day's card by `<why>-<picture>`; `resume` is `continue` with the step. */
  readonly today: Readonly<Record<string, string>>;
  /** While lessons are on their way. */
  readonly arriving: string;
  readonly saved: string;
  readonly sample: string;
  /** By picture. */
  readonly packs: Row;
  /** The way to 忘れた手順カード. */
  readonly card: string;
  /** By the seal's number, and `place`. */
  readonly stamps: Readonly<Record<'none' | 'some', Row>>;
};

export type PageParts = {
  readonly markup: string;
  /** Texts by language, then by `namespace:key`. */
  readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The number that the pieces were drawn with. */
  readonly cityPhone: string;
  readonly help: ByCity;
  readonly familyQuestion: string;
  readonly home: HomePieces;
  /** How to get out of another app's browser. */
  readonly inApp: Readonly<Record<'line' | 'other', string>>;
};

/** Where the parts lie among the app's files. */
export const pagePartsPath = '/page-parts.json';

/** The value that is the city's name. */
export const cityNameValue = 'city-name';

/** What stands in a drawn card in place of the lesson's, the pack's, or the day's own. */
export const drawnAs = {
  packId: 'drawn-pack',
  lessonId: 'drawn-lesson',
  here: 1,
  step: 2,
  stepCount: 3,
  dayCount: 1,
  title: 'title',
  app: { line: 'line', other: 'facebook' },
} as const;
