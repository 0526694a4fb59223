/** Ops by id, by device and by class; each change hands back how to undo it. */
import { opIdOf, type Op, type OpId } from '../../src/sync/op.ts';

export type Undo = () => void;

export class OpTable {
  readonly byId = new Map<OpId, Op>();
  readonly #byDevice = new Map<string, Map<number, Op>>();
  readonly #byClass = new Map<string, Map<OpId, Op>>();

  put(op: Op): Undo {
    const id = opIdOf(op);
    const before = this.byId.get(id);
    if (before) this.#drop(before);
    this.#keep(op);
    return () => {
      this.#drop(op);
      if (before) this.#keep(before);
    };
  }

  remove(id: OpId): Undo {
    const before = this.byId.get(id);
    if (!before) return () => {};
    this.#drop(before);
    return () => this.#keep(before);
  }

  ofDevice(deviceId: string): readonly Op[] {
    const bySeq = this.#byDevice.get(deviceId);
    return bySeq ? [...bySeq.values()].sort((a, b) => a.seq - b.seq) : [];
  }

  ofClass(classSessionId: string): readonly Op[] {
    return [...(this.#byClass.get(classSessionId)?.values() ?? [])];
  }

  classIds(): readonly string[] {
    return [...this.#byClass].filter(([, ops]) => ops.size > 0).map(([id]) => id);
  }

  copy(): OpTable {
    const copied = new OpTable();
    for (const op of this.byId.values()) copied.put(op);
    return copied;
  }

  #keep(op: Op): void {
    const id = opIdOf(op);
    this.byId.set(id, op);
    inner(this.#byDevice, op.deviceId).set(op.seq, op);
    inner(this.#byClass, op.register.classSessionId).set(id, op);
  }

  #drop(op: Op): void {
    const id = opIdOf(op);
    this.byId.delete(id);
    this.#byDevice.get(op.deviceId)?.delete(op.seq);
    this.#byClass.get(op.register.classSessionId)?.delete(id);
  }
}

function inner<Key, Row>(outer: Map<string, Map<Key, Row>>, key: string): Map<Key, Row> {
  const known = outer.get(key);
  if (known) return known;
  const made = new Map<Key, Row>();
  outer.set(key, made);
  return made;
}
