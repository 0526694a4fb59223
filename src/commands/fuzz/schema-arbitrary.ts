/** Makes values that a message's schema takes: what is malformed begins as something that is right. */
import fc from 'fast-check';
import * as v from 'valibot';

/** Texts that pass checks which no pattern describes: a day, a time, a learner's code. */
const checkedTexts = [
  '2026-11-20',
  '10:00',
  '11:30',
  'nami-000000000018',
  'kamome-482719305615',
  'a@b.example',
];

/** A valibot schema, looked at from outside: what its kinds have in common. */
type Looked = {
  readonly type: string;
  readonly pipe?: readonly { readonly type: string; readonly requirement?: unknown }[];
  readonly entries?: Readonly<Record<string, Looked>>;
  readonly items?: readonly Looked[];
  readonly item?: Looked;
  readonly value?: Looked;
  readonly wrapped?: Looked;
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
  readonly getter?: (input: unknown) => Looked;
};

const greatestDepth = 4;
const longestList = 6;

export const valuesOf = (schema: v.GenericSchema): fc.Arbitrary<unknown> =>
  valuesOfLooked(schema as unknown as Looked, 0);

function valuesOfLooked(schema: Looked, depth: number): fc.Arbitrary<unknown> {
  const inner = (one: Looked | undefined) =>
    one && depth < greatestDepth ? valuesOfLooked(one, depth + 1) : fc.constant(null);
  switch (schema.type) {
    case 'object':
    case 'strict_object':
    case 'loose_object':
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.entries ?? {}).map(([key, entry]) => [key, inner(entry)]),
        ),
      );
    case 'tuple':
      return fc.tuple(...(schema.items ?? []).map(inner));
    case 'array':
      return fc.array(inner(schema.item), { maxLength: longestList });
    case 'record':
      return fc.dictionary(fc.string({ maxLength: 10 }), inner(schema.value), { maxKeys: 3 });
    case 'string':
      return textsOf(schema);
    case 'number':
      return numbersOf(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'literal':
      return fc.constant(schema.literal);
    case 'picklist':
      return fc.constantFrom(...(schema.options ?? []));
    case 'nullable':
    case 'nullish':
      return fc.oneof(inner(schema.wrapped), fc.constant(null));
    case 'optional':
      // Left out when it is written as JSON.
      return fc.oneof(inner(schema.wrapped), fc.constant(undefined));
    case 'union':
    case 'variant':
      return fc.oneof(...(schema.options ?? []).map((option) => inner(option as Looked)));
    case 'lazy':
      return inner(schema.getter?.(undefined));
    default:
      return fc.jsonValue({ maxDepth: 2 }).map((value): unknown => value);
  }
}

const requirementOf = (schema: Looked, type: string): unknown =>
  schema.pipe?.find((action) => action.type === type)?.requirement;

function textsOf(schema: Looked): fc.Arbitrary<string> {
  const pattern = requirementOf(schema, 'regex');
  if (pattern instanceof RegExp) return fc.stringMatching(new RegExp(pattern.source));
  const fitting = checkedTexts.filter((text) => v.is(schema as unknown as v.GenericSchema, text));
  const [least, most] = [requirementOf(schema, 'min_length'), requirementOf(schema, 'max_length')];
  const free = fc.string({
    minLength: typeof least === 'number' ? least : 0,
    maxLength: Math.min(typeof most === 'number' ? most : 40, 200),
    unit: 'grapheme',
  });
  const isChecked = schema.pipe?.some(({ type }) => type === 'check' || type === 'email');
  if (fitting.length === 0) return free;
  return isChecked ? fc.constantFrom(...fitting) : fc.oneof(free, fc.constantFrom(...fitting));
}

function numbersOf(schema: Looked): fc.Arbitrary<number> {
  const least = requirementOf(schema, 'min_value');
  const min = typeof least === 'number' ? least : -1000;
  return fc.oneof(
    fc.integer({ min, max: min + 50 }),
    fc.constant(requirementOf(schema, 'max_value') ?? min).map(Number),
  );
}
