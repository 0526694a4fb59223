import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { opIdOf, type Op } from '../../src/sync/op.ts';
import { resolveConflict, resolveSum } from '../../src/sync/resolve.ts';
import { anOp, classTime, deviceA, deviceB } from '../builders.ts';

const at = (millis: number) => ({ millis, counter: 0 });

describe('a register whose differences stay apart', () => {
  const cases: readonly [name: string, ops: readonly Op[], value: unknown, conflict: boolean][] = [
    ['[R2] is unset without ops', [], null, false],
    ['[R2] has the value of its only op', [anOp()], 'present', false],
    [
      '[R2] has the value of the newer op of one phone',
      [anOp(), anOp({ seq: 2, value: 'late', parents: [`${deviceA}:1`] })],
      'late',
      false,
    ],
    [
      '[R2] has no conflict when two phones say the same',
      [anOp(), anOp({ deviceId: deviceB })],
      'present',
      false,
    ],
    [
      '[R3] shows the later of two differing marks',
      [
        anOp({ clock: at(classTime) }),
        anOp({ deviceId: deviceB, value: 'absent', clock: at(classTime + 1) }),
      ],
      'absent',
      true,
    ],
    [
      '[R3] shows a mark before an undo, however late the undo',
      [anOp(), anOp({ deviceId: deviceB, value: null, clock: at(classTime + 99_999) })],
      'present',
      true,
    ],
    [
      '[R3] shows the greater id when the clocks are equal',
      [
        anOp({ clock: at(classTime) }),
        anOp({ deviceId: deviceB, value: 'late', clock: at(classTime) }),
      ],
      'late',
      true,
    ],
    [
      '[R4] is settled by an op that names both heads',
      [
        anOp(),
        anOp({ deviceId: deviceB, value: 'absent' }),
        anOp({ seq: 2, value: 'excused', parents: [`${deviceA}:1`, `${deviceB}:1`] }),
      ],
      'excused',
      false,
    ],
    [
      '[R4] stays in conflict when an op names only one of two heads',
      [
        anOp(),
        anOp({ deviceId: deviceB, value: 'absent', clock: at(classTime + 5) }),
        anOp({ seq: 2, value: 'late', parents: [`${deviceA}:1`], clock: at(classTime + 9) }),
      ],
      'late',
      true,
    ],
    [
      '[R5] is not decided by a phone that believes it is 2099',
      [
        anOp({ deviceId: deviceB, value: 'absent', clock: at(Date.UTC(2099, 0)) }),
        anOp({ clock: at(classTime) }),
      ],
      'present',
      true,
    ],
    [
      '[R5] is not decided by a phone that believes it is 1970',
      [anOp({ deviceId: deviceB, value: 'absent', clock: at(0) }), anOp({ clock: at(classTime) })],
      'present',
      true,
    ],
    [
      '[R7] does not vanish when ops name each other as parents',
      [
        anOp({ parents: [`${deviceB}:1`] }),
        anOp({
          deviceId: deviceB,
          value: 'absent',
          parents: [`${deviceA}:1`],
          clock: at(classTime + 50),
        }),
      ],
      'absent',
      true,
    ],
  ];

  it.each(cases)('%s', (_name, ops, value, conflict) => {
    for (const order of [ops, [...ops].reverse(), [...ops, ...ops.slice(0, 1)]]) {
      expect(resolveConflict(order)).toMatchObject({ value, conflict });
    }
  });

  it('[R1] has one state for one set of ops, in any order and any repetition', () => {
    fc.assert(
      fc.property(historyOf(['present', 'late', 'absent', null]), fc.integer(), (ops, seed) => {
        const shuffled = shuffle([...ops, ...ops.filter((_, index) => index % 3 === 0)], seed);
        const one = resolveConflict(ops);
        const other = resolveConflict([
          ...new Map(shuffled.map((op) => [opIdOf(op), op])).values(),
        ]);
        expect(other.value).toEqual(one.value);
        expect(other.conflict).toBe(one.conflict);
        expect(other.heads.map(opIdOf)).toEqual(one.heads.map(opIdOf));
      }),
      { seed: 20261120, numRuns: 300 },
    );
  });

  it('[R4] is settled by naming the heads, whatever came before', () => {
    fc.assert(
      fc.property(historyOf(['present', 'late', 'absent']), (ops) => {
        const before = resolveConflict(ops);
        const settling = anOp({
          deviceId: 'd'.repeat(32),
          value: 'excused',
          parents: before.heads.map(opIdOf),
        });
        expect(resolveConflict([...ops, settling])).toMatchObject({
          value: 'excused',
          conflict: false,
        });
      }),
      { seed: 20261120, numRuns: 300 },
    );
  });
});

describe('a register that counts', () => {
  it('[R6] adds the newest count of every phone', () => {
    const ops = [
      anOp({ value: 3 }),
      anOp({ seq: 2, value: 5, parents: [`${deviceA}:1`] }),
      anOp({ deviceId: deviceB, value: 4 }),
    ];
    expect(resolveSum(ops).value).toBe(9);
    expect(resolveSum([...ops].reverse()).value).toBe(9);
  });

  it('[R6] is unset where nobody counted', () => {
    expect(resolveSum([]).value).toBeNull();
  });
});

/** Three phones that tap one after the other, each seeing some of what is there. */
function historyOf(values: readonly (string | null)[]): fc.Arbitrary<readonly Op[]> {
  const tap = fc.record({
    device: fc.integer({ min: 0, max: 2 }),
    value: fc.constantFrom(...values),
    sees: fc.array(fc.nat(20), { maxLength: 3 }),
    millis: fc.integer({ min: classTime, max: classTime + 3 }),
  });
  return fc.array(tap, { minLength: 1, maxLength: 12 }).map((taps) => {
    const seqs = [0, 0, 0];
    const ops: Op[] = [];
    for (const { device, value, sees, millis } of taps) {
      seqs[device] = (seqs[device] ?? 0) + 1;
      const parents = new Set(sees.flatMap((index) => ops[index] ?? []).map(opIdOf));
      ops.push(
        anOp({
          deviceId: 'abc'[device]?.repeat(32) ?? deviceA,
          seq: seqs[device] ?? 1,
          value,
          parents: [...parents],
          clock: at(millis),
        }),
      );
    }
    return ops;
  });
}

function shuffle<Item>(items: readonly Item[], seed: number): readonly Item[] {
  return items
    .map((item, index) => ({ item, key: Math.imul(index + 1, 2654435761 ^ seed) >>> 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
