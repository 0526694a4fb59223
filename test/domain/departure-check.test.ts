import { describe, expect, it } from 'vitest';
import {
  checkDeparture,
  isFresh,
  lightOf,
  type DepartureFacts,
} from '../../src/domain/departure-check.ts';
import { HOUR, MINUTE } from '../../src/domain/time.ts';
import { classTime } from '../builders.ts';

const now = classTime;
const ready: DepartureFacts = {
  packs: { count: 4, missing: 0 },
  unsent: 0,
  bytesLeft: 2.1e9,
  battery: { level: 0.86, charging: false },
  clock: { city: now - MINUTE, phone: now - MINUTE },
  isStoragePromised: true,
  wasStorageRefused: false,
  app: 'current',
  plansHeardAt: now - MINUTE,
  isEnrolled: true,
};

const check = (changed: Partial<DepartureFacts>) =>
  checkDeparture({ ...ready, ...changed }, now, 'Asia/Tokyo');

describe('出発前チェック', () => {
  it('is green when everything is there, and says why', () => {
    expect(lightOf(check({}))).toBe('ready');
    expect(check({}).map(({ subject, amount }) => [subject, amount])).toEqual([
      ['packs', 4],
      ['unsent', 0],
      ['room', 2.1e9],
      ['battery', 86],
      ['clock', 0],
      ['kept', null],
      ['app', null],
      ['plans', null],
    ]);
  });

  it.each<[string, Partial<DepartureFacts>, string, string, number | null]>([
    ['a pack is incomplete', { packs: { count: 4, missing: 1 } }, 'packs', 'mend', 1],
    ['no list of packs has ever come', { packs: null }, 'packs', 'mend', null],
    ['records wait', { unsent: 3 }, 'unsent', 'mend', 3],
    ['there is little room', { bytesLeft: 49e6 }, 'room', 'care', 49e6],
    ['the battery is low', { battery: { level: 0.49, charging: false } }, 'battery', 'care', 49],
    [
      'the clock is ahead',
      { clock: { city: now - HOUR, phone: now - HOUR + 6 * MINUTE } },
      'clock',
      'care',
      6,
    ],
    [
      'the clock fell back behind what the city told',
      { clock: { city: now + 60 * MINUTE, phone: now + 60 * MINUTE } },
      'clock',
      'care',
      60,
    ],
    ['the browser was never asked to keep', { isStoragePromised: false }, 'kept', 'mend', null],
    [
      'the browser was asked and did not promise',
      { isStoragePromised: false, wasStorageRefused: true },
      'kept',
      'care',
      null,
    ],
    ['the browser knows no promise', { isStoragePromised: null }, 'kept', 'care', null],
    ['a newer app waits', { app: 'update-waits' }, 'app', 'mend', null],
    ['a part of the app was thrown away', { app: 'incomplete' }, 'app', 'mend', null],
    ['the plans are of yesterday', { plansHeardAt: now - 24 * HOUR }, 'plans', 'mend', null],
    ['the city has ended the enrollment', { isEnrolled: false }, 'enrollment', 'care', null],
  ])('tells when %s', (_, changed, subject, state, amount) => {
    const findings = check(changed);
    expect(findings.filter((finding) => finding.state !== 'ready')).toEqual([
      { subject, state, amount },
    ]);
    expect(lightOf(findings)).toBe(state === 'mend' ? 'not-yet' : 'care');
  });

  it('a low battery on the charger is no trouble', () => {
    expect(lightOf(check({ battery: { level: 0.1, charging: true } }))).toBe('ready');
  });

  it('what the browser does not tell is left out, not guessed', () => {
    const findings = check({ battery: null, bytesLeft: null, clock: null });
    expect(findings.map(({ subject }) => subject)).toEqual([
      'packs',
      'unsent',
      'kept',
      'app',
      'plans',
    ]);
    expect(lightOf(findings)).toBe('ready');
  });
});

describe('a look', () => {
  const at = (time: string) => Date.parse(`2026-11-${time}:00+09:00`);
  it.each([
    ['20T13:05', '20T23:59', true],
    ['20T13:05', '21T05:59', true],
    ['20T13:05', '21T06:00', false],
    ['20T00:10', '21T06:00', false],
    ['20T13:05', '20T13:04', false],
    ['20T13:05', '22T03:00', false],
  ])('at %s is good at %s: %s', (lookedAt, later, isGood) => {
    expect(isFresh(at(lookedAt), at(later), 'Asia/Tokyo')).toBe(isGood);
  });
});
