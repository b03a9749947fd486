import { createHash } from 'node:crypto';

/** Numbers that look random and are the same for the same seed, always. */
export interface Random {
  /** At least 0, less than 1. */
  next(): number;
  between(low: number, high: number): number;
  /** Both ends included. */
  integer(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** Around `median`, sometimes far above it: how long work really takes. */
  duration(median: number): number;
}

/** The mulberry32 generator, seeded with a text. */
export function createRandom(seed: string): Random {
  let state = createHash('sha1').update(seed).digest().readUInt32LE(0);
  const next = () => {
    state = (state + 0x6d2b79f5) % 0x100000000;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000;
  };
  const between = (low: number, high: number) => low + next() * (high - low);
  const integer = (low: number, high: number) =>
    Math.floor(between(low, high + 1));
  return {
    next,
    between,
    integer,
    chance: probability => next() < probability,
    pick: items => items[integer(0, items.length - 1)],
    duration: median =>
      median * Math.exp(1.1 * (next() + next() + next() - 1.5)),
  };
}
