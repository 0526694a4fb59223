import { expect, it } from 'vitest';
import type { Person } from '../../src/domain/people.ts';
import { may, type Deed } from '../../src/domain/permissions.ts';

const chigasaki = '142077';
const volunteer: Person = {
  kind: 'volunteer',
  municipalityCode: chigasaki,
  deviceId: 'a',
  groupId: 'south',
};
const staff = (role: 'administrator' | 'editor' | 'viewer'): Person => ({
  kind: 'staff',
  municipalityCode: chigasaki,
  role,
});

const table: readonly [
  deed: Deed,
  volunteer: boolean,
  viewer: boolean,
  editor: boolean,
  administrator: boolean,
][] = [
  ['record class', true, false, false, false],
  ['read class records', true, true, true, true],
  ['read plans', true, true, true, true],
  ['edit plans', false, false, true, true],
  ['view reports', false, true, true, true],
  ['export records', false, false, true, true],
  ['enroll phones', false, false, true, true],
  ['revoke phones', false, false, true, true],
  ['manage staff', false, false, false, true],
];

it.each(table)('%s', (deed, ...allowed) => {
  const people = [volunteer, staff('viewer'), staff('editor'), staff('administrator')];
  expect(people.map((person) => may(person, deed, { municipalityCode: chigasaki }))).toEqual(
    allowed,
  );
});

it('a volunteer acts within the own group only', () => {
  expect(may(volunteer, 'record class', { municipalityCode: chigasaki, groupId: 'south' })).toBe(
    true,
  );
  expect(may(volunteer, 'record class', { municipalityCode: chigasaki, groupId: 'north' })).toBe(
    false,
  );
});

it('nobody acts on another municipality', () => {
  for (const person of [volunteer, staff('administrator')]) {
    for (const [deed] of table)
      expect(may(person, deed, { municipalityCode: '141305' })).toBe(false);
  }
});
