import { RawJson } from './hostileValues';

/** From the whole to a value in it. */
export type Place = (string | number)[];

/** The whole, each value in it, and each value in those. */
export function placesOf(value: unknown, to: Place = []): Place[] {
  if (typeof value !== 'object' || value === null || value instanceof RawJson) {
    return [to];
  }
  const inner = Array.isArray(value)
    ? value.map((part, index) => placesOf(part, [...to, index]))
    : Object.entries(value).map(([name, part]) =>
        placesOf(part, [...to, name]),
      );
  return [to, ...inner.flat()];
}

/** A copy with something else at that place. */
export function replaceAt(
  value: unknown,
  [step, ...rest]: Place,
  other: unknown,
): unknown {
  if (step === undefined) return other;
  if (Array.isArray(value)) {
    return value.map((part, index) =>
      index === step ? replaceAt(part, rest, other) : part,
    );
  }
  const fields = value as Record<string, unknown>;
  return { ...fields, [step]: replaceAt(fields[step], rest, other) };
}
