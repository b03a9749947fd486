import fc from 'fast-check';
import { sloDocument } from '../../__testUtils__/slos';
import type { JsonSchema } from './documented';
import { goodValue } from './goodValue';
import { HOSTILE_VALUES } from './hostileValues';
import { placesOf, replaceAt } from './places';

/** Those that are quick to send many times. */
const SHORT = HOSTILE_VALUES.filter(
  value =>
    !(typeof value === 'string' && value.length > 1000) &&
    !(Array.isArray(value) && value.length > 1000),
);

/** Several that are good, where one alone would soon be taken. */
const CHOICES: Record<string, unknown[]> = {
  entityRef: ['component:default/payments', 'component:default/search'],
  scopeRef: ['group:default/red', 'component:default/payments'],
  liaisonRef: ['user:default/dana', 'user:default/omar'],
  userRef: ['user:default/dana', 'user:default/omar'],
  allocation: [0, 1, 5],
  externalId: ['1', '2', '3', '4'],
  document: ['fuzzed', 'other', 'third', 'fourth'].map(name =>
    sloDocument(name, { service: 'search' }),
  ),
};

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
    .map(units => String.fromCharCode(...units)),
);

const anyInstant = fc
  .integer({ min: Date.UTC(0, 0, 1) - 6e13, max: Date.UTC(9999, 11, 31) })
  .map(millis => new Date(millis).toISOString());

const anyHostile = fc.oneof(
  fc.constantFrom(...SHORT),
  fc.jsonValue({ maxDepth: 3 }),
  anyText,
);

/**
 * Mostly what the schema wants, so that much of it gets past the validation,
 * and now and then something else, at any depth.
 */
export function arbitraryValue(
  schema: JsonSchema,
  name = '',
): fc.Arbitrary<unknown> {
  return fc.oneof(
    { arbitrary: fittingValue(schema, name), weight: 30 },
    { arbitrary: anyHostile, weight: 1 },
  );
}

function fittingValue(schema: JsonSchema, name: string): fc.Arbitrary<unknown> {
  const one = fc.constant(undefined).map(() => goodValue(schema, name));
  const good = CHOICES[name]
    ? fc.oneof(one, fc.constantFrom(...CHOICES[name]))
    : one;
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) {
    return fc.oneof(...alternatives.map(each => fittingValue(each, name)));
  }
  if (schema.enum) {
    return fc.oneof(
      { arbitrary: good, weight: 4 },
      { arbitrary: fc.constantFrom(...schema.enum), weight: 1 },
    );
  }
  if (schema.type === 'object') {
    return Object.keys(schema.properties ?? {}).length
      ? arbitraryObject(schema)
      : fc.oneof(good, changed(good), fc.dictionary(anyText, anyHostile));
  }
  if (schema.type === 'array') {
    const items = arbitraryValue(schema.items ?? {}, name);
    return fc.oneof(good, fc.array(items, { maxLength: 3 }));
  }
  if (schema.type === 'integer' || schema.type === 'number') {
    return fc.oneof(
      { arbitrary: good, weight: 12 },
      { arbitrary: fc.integer({ min: -1, max: 200 }), weight: 2 },
      { arbitrary: fc.double(), weight: 1 },
    );
  }
  if (schema.type !== 'string') return good;
  return fc.oneof(
    { arbitrary: good, weight: 24 },
    { arbitrary: anyText, weight: 2 },
    { arbitrary: anyInstant, weight: 1 },
    { arbitrary: anyInstant.map(at => at.slice(0, 10)), weight: 1 },
  );
}

/** Required fields nearly always, the others half the time. */
function arbitraryObject(schema: JsonSchema): fc.Arbitrary<unknown> {
  const required = new Set(schema.required);
  const fields = Object.entries(schema.properties ?? {}).map(
    ([field, inner]) => {
      const weight = required.has(field) ? 40 : 1;
      return fc.oneof(
        {
          arbitrary: arbitraryValue(inner, field).map(value => [
            [field, value],
          ]),
          weight,
        },
        { arbitrary: fc.constant([]), weight: 1 },
      );
    },
  );
  const unknown = fc.oneof(
    { arbitrary: fc.constant([]), weight: 40 },
    {
      arbitrary: fc.tuple(anyText, anyHostile).map(field => [field]),
      weight: 1,
    },
  );
  return fc
    .tuple(...fields, unknown)
    .map(parts => Object.fromEntries(parts.flat() as [string, unknown][]));
}

/** An object with one value replaced, at any depth. */
function changed(good: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.tuple(good, fc.nat(), anyHostile).map(([value, at, hostile]) => {
    const places = placesOf(value).slice(1);
    return replaceAt(value, places[at % places.length], hostile);
  });
}
