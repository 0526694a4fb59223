import { expect, it } from 'vitest';
import {
  foldClassRecord,
  masteriesOf,
  seatsOf,
} from '../../../src/client/store/queries/class-record.ts';
import { anOp, classSessionId, deviceA, deviceB, learner1, learner2 } from '../../builders.ts';

const register = (learnerId: string, field: string) => ({ classSessionId, learnerId, field });

it('the seats of the roster come first, in order, with the marks of everybody', () => {
  const record = foldClassRecord(classSessionId, [
    anOp({ register: register(learner1, 'attendance'), value: 'late' }),
    anOp({ seq: 2, register: register(learner2, 'seat'), value: 3 }),
    anOp({ seq: 3, register: register(learner2, 'attendance'), value: 'present' }),
  ]);
  const roster = [
    { seat: 2, learnerId: 'hana-000000000000' },
    { seat: 1, learnerId: learner1 },
  ];
  expect(
    seatsOf(record, roster).map(({ seat, learnerId, status, walkIn }) => [
      seat,
      learnerId,
      status,
      walkIn,
    ]),
  ).toEqual([
    [1, learner1, 'late', false],
    [2, 'hana-000000000000', null, false],
    [3, learner2, 'present', true],
  ]);
});

it('[R2] two phones that differ make one seat with two marks', () => {
  const record = foldClassRecord(classSessionId, [
    anOp({ value: 'present' }),
    anOp({ deviceId: deviceB, value: 'absent' }),
  ]);
  const [seat] = seatsOf(record, [{ seat: 9, learnerId: learner1 }]);
  expect(seat?.attendance.conflict).toBe(true);
  expect(seat?.attendance.heads.map((head) => head.value)).toEqual(['absent', 'present']);
});

it('judgements are counted once a learner and lesson, and not after they are taken back', () => {
  const field = 'mastery:smartphone-basics/tap-and-swipe@1';
  const record = foldClassRecord(classSessionId, [
    anOp({ register: register(learner1, field), value: 'not-yet' }),
    anOp({
      seq: 2,
      register: register(learner1, field),
      value: 'alone',
      parents: [`${deviceA}:1`],
    }),
    anOp({ seq: 3, register: register(learner2, field), value: 'with-help' }),
    anOp({ seq: 4, register: register(learner2, field), value: null, parents: [`${deviceA}:3`] }),
  ]);
  expect(masteriesOf(record)).toEqual(['alone']);
});

it('a person who is known by another code from an earlier class has one seat, one mark and one judgement', () => {
  const field = 'mastery:smartphone-basics/tap-and-swipe@1';
  const record = foldClassRecord(classSessionId, [
    anOp({ register: register(learner2, 'attendance') }),
    anOp({ seq: 2, register: register(learner1, field), value: 'not-yet' }),
    anOp({ seq: 3, register: register(learner2, field), value: 'alone' }),
  ]);
  const roster = [
    { seat: 1, learnerId: learner1 },
    { seat: 2, learnerId: learner2 },
  ];
  const known = (code: string) => (code === learner2 ? learner1 : code);
  expect(seatsOf(record, roster, known)).toMatchObject([{ seat: 1, status: 'present' }]);
  expect(masteriesOf(record, known)).toEqual(['not-yet']);
  expect(seatsOf(record, roster)).toHaveLength(2);
  expect(masteriesOf(record)).toHaveLength(2);
});
