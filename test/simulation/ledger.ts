/** What people were shown as saved, and what became of it: the judge's own book. */
import { covers, type Erasure } from '../../src/sync/erasure.ts';
import type { Op, Register } from '../../src/sync/op.ts';
import { mergeOf } from '../../src/domain/registers.ts';

export type Tap = {
  /** Travels as the op's author, so that it is known again under any id. */
  readonly label: string;
  readonly register: Register;
  readonly phone: string;
  /** With the phone it was on, for good: the storage was emptied, or the phone stolen. */
  gone: boolean;
};

export class Ledger {
  readonly taps = new Map<string, Tap>();
  readonly erasures: Erasure[] = [];
  #next = 0;

  nextLabel(): string {
    this.#next += 1;
    return `t${this.#next.toString(36)}`;
  }

  isErased(register: Register): boolean {
    return this.erasures.some((erasure) => covers(erasure, register));
  }

  /** Ids under which a tap is counted, by its label. */
  static idsByLabel(ops: Iterable<Op>): ReadonlyMap<string, readonly string[]> {
    const ids = new Map<string, string[]>();
    for (const { actorId, deviceId, seq } of ops)
      ids.set(actorId, [...(ids.get(actorId) ?? []), `${deviceId}:${seq}`]);
    return ids;
  }

  /** So many taps should be counted in each sum; registers with taps that are gone are left out. */
  expectedSums(): ReadonlyMap<string, { readonly register: Register; readonly taps: number }> {
    const sums = new Map<string, { register: Register; taps: number; whole: boolean }>();
    for (const { register, gone } of this.taps.values()) {
      if (mergeOf(register.field) !== 'sum') continue;
      const key = `${register.classSessionId} ${register.field}`;
      const sum = sums.get(key) ?? { register, taps: 0, whole: true };
      sums.set(key, { register, taps: sum.taps + 1, whole: sum.whole && !gone });
    }
    return new Map(
      [...sums].filter(([, { whole, register }]) => whole && !this.isErased(register)),
    );
  }
}
