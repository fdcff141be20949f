import fc from 'fast-check';

interface Schema {
  type?: string | readonly string[];
  enum?: readonly unknown[];
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  $ref?: string;
  properties?: Record<string, Schema>;
  required?: readonly string[];
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  multipleOf?: number;
  minLength?: number;
  maxLength?: number;
  examples?: readonly unknown[];
}

/** Values of a JSON Schema, its examples and others, as far as the OpenAPI document uses it; `lookUp` follows a reference. */
export function valuesOf(schema: Schema, lookUp: (ref: string) => object): fc.Arbitrary<unknown> {
  const all = anyOf(schema, lookUp);
  return schema.examples?.length ? fc.oneof(all, { weight: 3, arbitrary: fc.constantFrom(...schema.examples) }) : all;
}

/** An object as the document itself has it: what has an example, and the first of what is to be chosen. */
export const exampleOf = ({ properties = {}, required = [] }: Schema): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(properties).flatMap(([name, { examples = [], enum: choices = [] }]) => {
      const [example] = required.includes(name) ? [...examples, ...choices] : examples;
      return example === undefined ? [] : [[name, example]];
    }),
  );

function anyOf(schema: Schema, lookUp: (ref: string) => object): fc.Arbitrary<unknown> {
  const values = (each: Schema): fc.Arbitrary<unknown> => valuesOf(each, lookUp);
  if (schema.$ref !== undefined) return values(lookUp(schema.$ref));
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map(values));
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (Array.isArray(schema.type)) {
    const types = schema.type as readonly string[];
    return fc.oneof(...types.map((type) => values({ ...schema, type, examples: [] })));
  }
  switch (schema.type) {
    case 'null':
      return fc.constant(null);
    case 'object': {
      const { properties = {}, required = [] } = schema;
      const model = Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, values(each)]));
      return fc.record(model, { requiredKeys: [...required] });
    }
    case 'array':
      return fc.array(values(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 4, 4),
      });
    case 'integer':
    case 'number': {
      const { minimum = -1e9, maximum = 1e9, multipleOf } = schema;
      return multipleOf === 1
        ? fc.integer({ min: minimum, max: Math.min(maximum, 2 ** 31 - 1) })
        : fc.double({ min: minimum, max: maximum, noNaN: true });
    }
    case 'string': {
      if (schema.format === 'date-time') return instants;
      if (schema.pattern !== undefined) return fc.stringMatching(new RegExp(schema.pattern));
      return fc.string({
        minLength: schema.minLength ?? 0,
        maxLength: Math.min(schema.maxLength ?? 40, 60),
        unit: 'grapheme',
      });
    }
    default:
      return fc.jsonValue();
  }
}

const instants = fc
  .tuple(
    fc.date({ min: new Date('1969-12-31T00:00:00Z'), max: new Date('2026-03-11T00:00:00Z'), noInvalidDate: true }),
    fc.constantFrom('Z', '+14:00', '-12:00', '+05:45'),
  )
  .map(([date, offset]) => date.toISOString().replace('Z', offset));

/** A value with one change that breaks it: something left out, replaced or added. */
export function spoilt(value: unknown): fc.Arbitrary<unknown> {
  if (Array.isArray(value)) {
    const list = value as unknown[];
    if (list.length === 0) return fc.jsonValue();
    return fc
      .nat({ max: list.length - 1 })
      .chain((place) => spoilt(list[place]).map((worse) => list.with(place, worse)));
  }
  if (typeof value !== 'object' || value === null) return fc.oneof(fc.jsonValue(), oddValues);
  const entries = Object.entries(value);
  const places = fc.nat({ max: Math.max(0, entries.length - 1) });
  return fc.oneof(
    places.map((place) => Object.fromEntries(entries.filter((_, index) => index !== place))),
    fc.tuple(fc.string(), fc.jsonValue()).map(([name, odd]) => ({ ...value, [name]: odd })),
    places.chain((place) => {
      const [name, old] = entries[place] ?? ['name', null];
      return fc.oneof(spoilt(old), oddValues).map((worse) => ({ ...value, [name]: worse }));
    }),
  );
}

const oddValues = fc.constantFrom<unknown>(
  null,
  '',
  0,
  -0,
  -1,
  1e308,
  1.5,
  true,
  [],
  {},
  '\ud800',
  '\u0000',
  '2026-02-30T00:00:00Z',
  '9999-12-31T23:59:59-14:00',
  '0000-01-01T00:00:00Z',
  '2026-06-30T23:59:60Z',
  'America/Nowhere',
  'x'.repeat(5_000),
);
