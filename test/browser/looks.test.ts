import { describe, expect, it } from 'vitest';
import { rolePaths } from '../../src/client/app/paths-of-roles.ts';
import { paths } from '../../src/client/app/paths.ts';
import { choices, pagesOf, sampleOf, wholeOf, type Look } from './looks.ts';

const pages = pagesOf('class-1');
const names = Object.keys(pages);

it('every address of the app has a page that is looked at', () => {
  expect(Object.keys({ ...paths, ...rolePaths }).filter((name) => !(name in pages))).toEqual([]);
});

describe.each([
  ['the sample', sampleOf(names)],
  ['the whole', wholeOf(names)],
])('%s', (_name, looks: readonly Look[]) => {
  it('shows every page on a phone and at a desk', () => {
    for (const screen of ['phone', 'desk'] as const) {
      expect(new Set(looks.flatMap((look) => look.pages[screen]))).toEqual(new Set(names));
    }
  });

  it('has every value of every setting in two looks or more', () => {
    const rare = (Object.keys(choices) as (keyof typeof choices)[]).flatMap((setting) =>
      choices[setting]
        .filter((value) => looks.filter((look) => look.settings[setting] === value).length < 2)
        .map((value) => `${setting}: ${value}`),
    );
    expect(rare).toEqual([]);
  });
});
