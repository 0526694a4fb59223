import { expect, it } from 'vitest';
import { personOf } from '../../src/domain/same-person.ts';

const personIn = (pairs: Readonly<Record<string, string>>) => (learnerId: string) =>
  personOf(learnerId, (one) => pairs[one] ?? null);

it('a code of its own is its own person', () => {
  expect(personIn({})('nami')).toBe('nami');
});
it('a code that is another is that one, also over several steps', () => {
  expect(['nami', 'kame', 'fuji'].map(personIn({ nami: 'kame', kame: 'fuji' }))).toEqual([
    'fuji',
    'fuji',
    'fuji',
  ]);
});
it('two helpers who said it both ways round meant one person', () => {
  const both = personIn({ nami: 'kame', kame: 'nami' });
  expect([both('nami'), both('kame')]).toEqual(['kame', 'kame']);
  expect(personIn({ sora: 'nami', nami: 'kame', kame: 'nami' })('sora')).toBe('kame');
});
it('a code that names itself is itself', () => {
  expect(personIn({ nami: 'nami' })('nami')).toBe('nami');
});
