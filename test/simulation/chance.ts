/** Chance that repeats itself: the same seed gives the same day, on every machine. */
export type Chance = {
  /** At least 0, below 1. */
  readonly next: () => number;
  readonly happens: (probability: number) => boolean;
  /** 0 … below `count` */
  readonly below: (count: number) => number;
  readonly pick: <One>(from: readonly One[]) => One;
  readonly bytes: (count: number) => Uint8Array;
};

/** Mulberry32 (Tommy Ettinger, 2017): 32 bits of state are enough for days of taps. */
export function createChance(seed: number): Chance {
  let state = (seed * 2_654_435_761) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (count: number) => Math.floor(next() * count);
  return {
    next,
    happens: (probability) => next() < probability,
    below,
    pick: (from) => {
      const one = from[below(from.length)];
      if (one === undefined) throw new Error('nothing to pick from');
      return one;
    },
    bytes: (count) => Uint8Array.from({ length: count }, () => below(256)),
  };
}
