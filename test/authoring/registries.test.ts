import { expect, it } from 'vitest';
import { parseRegistries } from '../../src/authoring/registries.ts';
import { aReport } from './a-context.ts';

const file = (checkedOn: string, reviewBy: string) => `facts:
  city-line:
    text: "0467-82-1111"
    about: 市の代表
    source: 市のページ
    checkedOn: ${checkedOn}
    reviewBy: ${reviewBy}
settings:
  konbini-fee:
    about: 手数料
    fallback: 市の|案内
`;

it('reads facts with their line and settings with their fallback', () => {
  const { reported, report } = aReport();
  const read = parseRegistries(file('2026-11-10', '2027-05-10'), report);
  expect(reported).toEqual([]);
  expect(read?.factById.get('city-line')).toMatchObject({ text: '0467-82-1111', line: 3 });
  expect(read?.settingById.get('konbini-fee')?.fallback).toBe('市の\u200b案内');
});

it.each([
  ['2026-11-10', '2026-11-09'],
  ['2026-11-10', '2027-02-30'],
  ['11月10日', '2027-05-10'],
])('refuses a fact checked on %s and to be reviewed by %s', (checkedOn, reviewBy) => {
  const { reported, report } = aReport();
  parseRegistries(file(checkedOn, reviewBy), report);
  expect(reported).toEqual([[3, 'review-before-check', 'city-line']]);
});

it('names a fact without a source', () => {
  const { reported, report } = aReport();
  parseRegistries(file('2026-11-10', '2027-05-10').replace('    source: 市のページ\n', ''), report);
  expect(reported).toEqual([[2, 'missing-key', 'source']]);
});
