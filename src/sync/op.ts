/** One thing that somebody recorded, once and for all. An edit is a new op that names what it was made from. */

/** `deviceId:seq` */
export type OpId = string;

export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** Hybrid logical clock: milliseconds since 1970 and a counter for taps within one millisecond. */
export type OpClock = { readonly millis: number; readonly counter: number };

/** What an op speaks of: a field of a learner in a class session, or (`-`) of the class as a whole. */
export type Register = {
  readonly classSessionId: string;
  readonly learnerId: string;
  readonly field: string;
};

export type Op = {
  /** 128 random bits as hex. */
  readonly deviceId: string;
  /** 1, 2, 3 … without gaps for each device. */
  readonly seq: number;
  /** Who of those sharing the phone. */
  readonly actorId: string;
  readonly register: Register;
  /** `null` unsets. */
  readonly value: JsonValue;
  /** The ops that the person saw on the screen when tapping: the register's heads. */
  readonly parents: readonly OpId[];
  readonly clock: OpClock;
  /** Version of this shape. */
  readonly schema: number;
};

/** Version of `Op` that this build writes. */
export const opSchema = 1;

export const opIdOf = (op: { readonly deviceId: string; readonly seq: number }): OpId =>
  `${op.deviceId}:${op.seq}`;

/** A register as one string, e.g. to group ops by. Its parts never contain a blank. */
export const registerKeyOf = (register: Register): string =>
  `${register.classSessionId} ${register.learnerId} ${register.field}`;

/** JSON with sorted keys and no blanks: the same text for the same value, whoever writes it. */
export function canonicalJson(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = value as { readonly [key: string]: JsonValue | undefined };
    let text = '';
    for (const key of Object.keys(fields).sort()) {
      const inner = fields[key];
      if (inner === undefined) continue;
      text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(inner)}`;
    }
    return `{${text}}`;
  }
  return JSON.stringify(value);
}

/** SHA-256 of a text's UTF-8 bytes as lower-case hex; WebCrypto on the phone, node:crypto in the city. */
export type Sha256 = (text: string) => Promise<string>;

/** What an op is known by besides its id: two different ops under one id tell a cloned phone. */
export const hashOp = (op: Op, sha256: Sha256): Promise<string> => sha256(canonicalJson(op));
