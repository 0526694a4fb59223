/** What a step of the parser needs around it, with a list of the mistakes it reported. */
import { parseReadings } from '../../src/authoring/furigana.ts';
import type { MistakeType } from '../../src/authoring/mistake-texts.ts';
import { noRegistries, type Registries } from '../../src/authoring/registries.ts';
import type { WritingContext } from '../../src/authoring/sentence.ts';

type Reported = [line: number, type: MistakeType, detail?: string];

export function aReport() {
  const reported: Reported[] = [];
  const report = (line: number, type: MistakeType, detail?: string) =>
    void reported.push(detail === undefined ? [line, type] : [line, type, detail]);
  return { reported, report };
}

export function aContext({
  readings = '',
  registries = noRegistries,
  scenarios = new Map() as WritingContext['scenarios'],
} = {}) {
  const { reported, report } = aReport();
  const stated: string[] = [];
  const marked: string[] = [];
  const context: WritingContext = {
    readings: parseReadings(readings, report),
    registries,
    report,
    onFact: (factId) => stated.push(factId),
    mark: (path, line) => marked.push(`${path.join('/')}:${line}`),
    scenarios,
  };
  return { context, reported, stated, marked };
}

export const registries: Registries = {
  factById: new Map([
    [
      'city-line',
      {
        text: '0467-82-1111',
        about: '市の代表',
        source: '市のページ',
        checkedOn: '2026-11-10',
        reviewBy: '2027-05-10',
        line: 3,
      },
    ],
  ]),
  settingById: new Map([['konbini-fee', { about: '手数料', fallback: '市の 案内で たしかめる' }]]),
};

/** YAML of a fenced block that begins on line 10 of its file. */
export const onLine10 = (text: string) => ({ text, firstLine: 10 });
