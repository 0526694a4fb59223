/**
 * `lessons/facts.yaml`: what lessons say about the world, each with its source and the days on
 * which it was checked and must be reviewed, and the settings that each city fills in by itself.
 */
import * as v from 'valibot';
import { breakMark } from '../domain/lessons/phrase-length.ts';
import { isCivilDate, type CivilDate } from '../domain/time.ts';
import { readYaml, Words } from './lesson-yaml.ts';
import type { ReportMistake } from './mistakes.ts';

type Fact = {
  /** The words that stand in a lesson where `{{fact:id}}` is written. */
  readonly text: string;
  readonly about: string;
  readonly source: string;
  readonly checkedOn: CivilDate;
  readonly reviewBy: CivilDate;
  /** Line of facts.yaml, for what is wrong with the fact itself. */
  readonly line: number;
};

type CitySetting = {
  readonly about: string;
  /** Shown in a lesson as long as the city has given no value. */
  readonly fallback: string;
};

export type Registries = {
  readonly factById: ReadonlyMap<string, Fact>;
  readonly settingById: ReadonlyMap<string, CitySetting>;
};

export const noRegistries: Registries = { factById: new Map(), settingById: new Map() };

const FactsFile = v.strictObject({
  facts: v.record(
    v.string(),
    v.strictObject({
      text: Words,
      about: Words,
      source: Words,
      checkedOn: Words,
      reviewBy: Words,
    }),
  ),
  settings: v.record(v.string(), v.strictObject({ about: Words, fallback: Words })),
});

const withBreaks = (text: string) => text.replaceAll('|', breakMark);

/** Reads the registries; undefined where they cannot be read, which has then been reported. */
export function parseRegistries(text: string, report: ReportMistake): Registries | undefined {
  const file = readYaml({ text, firstLine: 1 }, FactsFile, report);
  if (file === undefined) return undefined;
  const { value, lineOf } = file;

  const factById = new Map<string, Fact>();
  for (const [factId, fact] of Object.entries(value.facts)) {
    const { checkedOn, reviewBy } = fact;
    const line = lineOf(['facts', factId, 'text']);
    const areDates = isCivilDate(checkedOn) && isCivilDate(reviewBy);
    if (!areDates || reviewBy < checkedOn) report(line, 'review-before-check', factId);
    factById.set(factId, { ...fact, text: withBreaks(fact.text), line });
  }
  const settingById = new Map(
    Object.entries(value.settings).map(([settingId, { about, fallback }]) => [
      settingId,
      { about, fallback: withBreaks(fallback) },
    ]),
  );
  return { factById, settingById };
}
