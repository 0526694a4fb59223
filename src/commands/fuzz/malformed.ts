/** Spoils a body: a part of the wrong kind, one too many, one twice, the text cut or overwritten. */
import fc from 'fast-check';

const half = '\ud83d';

/** As JSON text, because some of it no value can say. */
const hostileTexts: readonly string[] = [
  'null',
  'true',
  '0',
  '-0',
  '-1',
  '1.5',
  '1e308',
  '1e999',
  '9007199254740993',
  '9223372036854775808',
  '-9223372036854775809',
  '""',
  '" "',
  '"\\u0000"',
  '"a\\u0000b"',
  JSON.stringify(half),
  JSON.stringify(`${half}a`),
  '"\\uDE00"',
  '"\u202e\u200b\ufeff"',
  '"\u{1f9d1}\u200d\u{1f33e}"',
  '"__proto__"',
  '"constructor"',
  '"\' OR 1=1 --"',
  '"2026-02-30"',
  '"9999999-99-99"',
  '"%00"',
  '{}',
  '[]',
  '{"__proto__":{"admin":true}}',
  '{"toString":1,"length":-1}',
  '{"":{"":{"":""}}}',
  JSON.stringify('x'.repeat(10_000)),
  JSON.stringify('あ'.repeat(5_000)),
  `[${'0,'.repeat(6_000)}0]`,
  nested(9),
  nested(65),
  nested(5_000),
  `${'{"a":'.repeat(300)}1${'}'.repeat(300)}`,
];

function nested(depth: number): string {
  return `${'['.repeat(depth)}${']'.repeat(depth)}`;
}

/** Stands for a hostile text until the whole has become text. */
const place = '\u0001hostile';

/** Bodies as bytes: right ones, and every way of wrong that we can think of. */
export const spoiled = (values: fc.Arbitrary<unknown>): fc.Arbitrary<Buffer> =>
  fc.oneof(
    { weight: 2, arbitrary: values.map(textOf) },
    { weight: 6, arbitrary: fc.tuple(values, fc.nat(), hostile()).map(replaceOne) },
    { weight: 2, arbitrary: fc.tuple(values, fc.nat()).map(dropOne) },
    { weight: 2, arbitrary: fc.tuple(values, hostileKeys, hostile()).map(addOne) },
    { weight: 1, arbitrary: fc.tuple(values.map(textOf), fc.nat(), fc.nat()).map(overwrite) },
    { weight: 1, arbitrary: fc.tuple(values.map(textOf), fc.nat()).map(cut) },
    { weight: 1, arbitrary: hostile().map((text) => Buffer.from(text)) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)) },
    { weight: 1, arbitrary: fc.constantFrom(...oddBodies) },
  );

const hostile = (): fc.Arbitrary<string> => fc.constantFrom(...hostileTexts);
const hostileKeys = fc.constantFrom('__proto__', 'constructor', 'proto', 'ops', 'id', '', 'role');

const oddBodies: readonly Buffer[] = [
  Buffer.alloc(0),
  Buffer.from('\ufeff{}'),
  Buffer.from('{}', 'utf16le'),
  Buffer.from([0xff, 0xfe, 0x7b, 0x7d]),
  Buffer.from('{"a":"\xe3\x81"}', 'latin1'),
  Buffer.from('{"a":1}{"a":1}'),
  Buffer.from("{'a':1}"),
  Buffer.from('NaN'),
  Buffer.from(`{"a":"${'x'.repeat(300 * 1024)}"}`),
];

const textOf = (value: unknown): Buffer => Buffer.from(JSON.stringify(value) ?? 'null');

type Path = readonly (string | number)[];

function pathsIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, [...path, key]))];
}

/** The value with one part changed; `change` answers what stands there then, or nothing. */
function withPart(value: unknown, path: Path, change: () => unknown): unknown {
  const [key, ...deeper] = path;
  if (key === undefined) return change();
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value)
    ? [...(value as unknown[])]
    : { ...value };
  const parts = copy as Record<string, unknown>;
  parts[key] = withPart(parts[key], deeper, change);
  return copy;
}

const partAt = (value: unknown, at: number): Path => {
  const paths = pathsIn(value);
  return paths[at % paths.length] ?? [];
};

function replaceOne([value, at, text]: [unknown, number, string]): Buffer {
  const marked = withPart(value, partAt(value, at), () => place);
  return Buffer.from((JSON.stringify(marked) ?? 'null').replace(JSON.stringify(place), () => text));
}

const dropOne = ([value, at]: [unknown, number]): Buffer =>
  textOf(withPart(value, partAt(value, at), () => undefined));

/** A key more, or an existing one a second time: only text can say that. */
function addOne([value, key, text]: [unknown, string, string]): Buffer {
  const body = JSON.stringify(value) ?? 'null';
  const addition = `${JSON.stringify(key)}:${text}`;
  return Buffer.from(body === '{}' ? `{${addition}}` : body.replace(/^\{/, () => `{${addition},`));
}

function overwrite([bytes, at, byte]: [Buffer, number, number]): Buffer {
  const copy = Buffer.from(bytes);
  if (copy.length > 0) copy[at % copy.length] = byte % 256;
  return copy;
}

const cut = ([bytes, at]: [Buffer, number]): Buffer => bytes.subarray(0, at % (bytes.length + 1));
