import { expect, it } from 'vitest';
import { realLookingSamples, worldLiterals } from '../../src/authoring/world-literals.ts';

it.each([
  ['0467-82-1111へ', '0467-82-1111'],
  ['#9110に', '#9110'],
  ['188に', '188'],
  ['手数料は 300円です', '300円'],
  ['午後3:30に集合', '午後3:30'],
  ['朝 6時から', '6時'],
  ['12月29日から', '12月29日'],
  ['2025年に', '2025年'],
  ['4けたの', '4けた'],
  ['市の https://city.example/ で', 'https://city.example/'],
])('finds a number of the world in 「%s」', (text, literal) => {
  expect(worldLiterals(text)).toEqual([literal]);
});

it.each(['1回 さわります', '3つの 合図', '2つ 数えます', 'SMSが 来ました'])(
  'lets 「%s」 stand',
  (text) => {
    expect(worldLiterals(text)).toEqual([]);
  },
);

it('lets samples use only numbers and hosts that are kept for fiction', () => {
  expect(realLookingSamples('+1 202-555-0143 から todoke.example')).toEqual([]);
  expect(realLookingSamples('090-1234-5678 から')).toEqual(['090-1234-5678']);
  expect(realLookingSamples('くわしくは todoke.com/a へ')).toEqual(['todoke.com/a']);
  expect(realLookingSamples('http://example.net を')).toEqual(['http://example.net']);
});
