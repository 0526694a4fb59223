import { describe, expect, it } from 'vitest';
import {
  createRandom,
  limitToCopy,
  medianInterval,
  ratioFigure,
  ratiosToLimit,
  runRounds,
  shuffled,
  signTestRank,
  type Round,
} from '../../../src/commands/bench/rounds.ts';

const rounds = (count: number, round: Round): readonly Round[] =>
  Array.from({ length: count }, () => round);

describe('chance', () => {
  it('is the same for the same seed, and another for another', () => {
    const draw = (seed: number) => Array.from({ length: 3 }, createRandom(seed));
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  it('puts each of three things first about as often', () => {
    const random = createRandom(1);
    const firsts = Array.from({ length: 3000 }, () => shuffled(['a', 'b', 'c'], random)[0]);
    for (const thing of ['a', 'b', 'c']) {
      const count = firsts.filter((first) => first === thing).length;
      expect(count).toBeGreaterThan(900);
      expect(count).toBeLessThan(1100);
    }
  });

  it('loses nothing and doubles nothing', () => {
    expect([...shuffled([1, 2, 3, 4], createRandom(5))].sort()).toEqual([1, 2, 3, 4]);
  });
});

describe('a round', () => {
  it('opens the limit, its copy and every site once, in an order that changes', async () => {
    const opened: string[] = [];
    const open = (name: string, ms: number) => () => {
      opened.push(name);
      return Promise.resolve(ms);
    };
    const measured = await runRounds(8, createRandom(3), [open('limit', 100), open('copy', 110)], {
      app: open('app', 210),
    });
    expect(measured).toEqual(rounds(8, { limit: [100, 110], siteTimes: { app: 210 } }));
    const orders = Array.from({ length: 8 }, (_, round) => opened.slice(round * 3, round * 3 + 3));
    for (const order of orders) expect([...order].sort()).toEqual(['app', 'copy', 'limit']);
    expect(new Set(orders.map(String)).size).toBeGreaterThan(2);
  });

  it('compares a site with the mean of its own two limits only', () => {
    const measured: readonly Round[] = [
      { limit: [100, 300], siteTimes: { app: 400 } },
      { limit: [1000, 1000], siteTimes: { app: 1500 } },
    ];
    expect(ratiosToLimit(measured, 'app')).toEqual([2, 1.5]);
    expect(limitToCopy(measured)).toEqual([1 / 3, 1]);
  });
});

describe('the interval of a median', () => {
  it('leaves out as many at each end as the sign test allows: 9 of 30, 3 of 15, none of 6', () => {
    expect([30, 15, 6, 5].map(signTestRank)).toEqual([10, 4, 1, 0]);
  });

  it('goes from the 10th to the 21st of thirty', () => {
    const thirty = Array.from({ length: 30 }, (_, index) => 30 - index);
    expect(medianInterval(thirty)).toEqual([10, 21]);
  });

  it('of few numbers goes from the least to the greatest', () => {
    expect(medianInterval([3, 1, 2])).toEqual([1, 3]);
  });

  it('holds the true median in at least 95 of 100 tries', () => {
    const random = createRandom(11);
    const tries = 2000;
    const held = Array.from({ length: tries }, () => {
      const [low, high] = medianInterval(Array.from({ length: 30 }, random));
      return low <= 0.5 && high >= 0.5;
    }).filter(Boolean).length;
    expect(held / tries).toBeGreaterThan(0.945);
  });
});

describe('a site against the limit', () => {
  it('is the median of the ratios, with the limit against its copy below', () => {
    const figure = ratioFigure(
      rounds(30, { limit: [100, 100], siteTimes: { app: 107 } }),
      'app',
      1.25,
    );
    expect(figure).toEqual({
      value: 1.07,
      target: 1.25,
      unit: '× static HTML',
      n: 30,
      spread: [1.07, 1.07],
      interval: [1.07, 1.07],
      remarks: [
        'static HTML against its copy: 1, 95 % interval 1 to 1',
        'medians: 107 ms, static HTML 100 ms',
      ],
    });
  });

  it('is void when the limit and its copy differ beyond noise', () => {
    const figure = ratioFigure(
      rounds(30, { limit: [100, 90], siteTimes: { app: 95 } }),
      'app',
      1.25,
    );
    expect(figure.void).toBe('static HTML against its copy: 1.11, 95 % interval 1.11 to 1.11');
  });
});
