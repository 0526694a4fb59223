import { expect, it } from 'vitest';
import { markOfPerson, personByCodeOf, personOf } from '../../src/domain/same-person.ts';

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

it('what the last class says of a code stands', () => {
  const said = [
    ['nami', 'kame'],
    ['kame', 'fuji'],
    ['nami', null],
    ['sora', 'kame'],
  ] as const;
  expect([...personByCodeOf(said)]).toEqual([
    ['nami', 'nami'],
    ['kame', 'fuji'],
    ['sora', 'fuji'],
  ]);
});
it('a person with several codes has the mark of the one that stands for them, else the one that says most', () => {
  expect(markOfPerson('absent', ['present'])).toBe('absent');
  expect(markOfPerson(null, ['absent', 'late', null])).toBe('late');
  expect(markOfPerson(null, [null])).toBeNull();
});
