import { describe, expect, it } from 'vitest';
import { issueOps, reissueOps } from '../../src/sync/issue.ts';
import type { Register } from '../../src/sync/op.ts';
import { anOp, classSessionId, classTime, deviceA, deviceB, learner1 } from '../builders.ts';

const attendance: Register = { classSessionId, learnerId: learner1, field: 'attendance' };
const stumbles: Register = { classSessionId, learnerId: '-', field: 'stumble' };
const addsUp = ({ field }: Register) => field === 'stumble';

describe('A tap', () => {
  it('[O2] [O3] takes the next numbers and names what was seen', () => {
    const newest = anOp({ seq: 4 });
    const seen = anOp({ deviceId: deviceB, seq: 9 });
    const intents = ['present', 'late'].map((value) => ({
      register: attendance,
      value,
      heads: [seen],
    }));
    const ops = issueOps(newest, { deviceId: deviceA, actorId: 'm' }, classTime, intents);
    expect(ops.map(({ seq, parents, actorId }) => [seq, parents, actorId])).toEqual([
      [5, [`${deviceB}:9`], 'm'],
      [6, [`${deviceB}:9`], 'm'],
    ]);
  });

  it('[C1] at 1970 is still stamped later than the one before', () => {
    const newest = anOp({ seq: 4, clock: { millis: classTime, counter: 3 } });
    const [op] = issueOps(newest, { deviceId: deviceA, actorId: '-' }, 0, [
      { register: attendance, value: 'late', heads: [] },
    ]);
    expect(op?.clock).toEqual({ millis: classTime, counter: 4 });
  });
});

describe('What a copied phone writes again', () => {
  it('[F2] follows on its newest number, and names renamed parents', () => {
    const ops = [
      anOp({ seq: 7, parents: [`${deviceA}:6`] }),
      anOp({ seq: 8, value: 'late', parents: [`${deviceA}:7`] }),
    ];
    const newest = anOp({ deviceId: deviceB, seq: 2 });
    expect(reissueOps(ops, [], deviceB, newest, addsUp)).toMatchObject([
      { deviceId: deviceB, seq: 3, value: 'present', parents: [`${deviceA}:6`] },
      { deviceId: deviceB, seq: 4, value: 'late', parents: [`${deviceB}:3`] },
    ]);
  });

  it('[F4] of a sum is only what came on top of what the city holds', () => {
    const held = [
      anOp({ seq: 3, register: stumbles, value: 5 }),
      anOp({ seq: 6, register: stumbles, value: 9 }),
    ];
    const again = [
      anOp({ seq: 4, register: stumbles, value: 6 }),
      anOp({ seq: 5, register: stumbles, value: 7 }),
    ];
    const values = reissueOps(again, held, deviceB, undefined, addsUp).map(({ value }) => value);
    expect(values).toEqual([1, 2]);
  });
});
