import {
  ADOPTION_STEPS,
  AdoptionInstants,
} from '@tandem/backstage-plugin-tandem-common';
import { DAY } from '../history/calendar';
import { createRandom, Random } from '../history/random';

/** How many days a step took after the one before, when it went slowly. */
const SLOW_DAYS: Record<string, readonly [low: number, high: number]> = {
  owned: [0, 4],
  tracked: [4, 30],
  drafted: [15, 60],
  published: [8, 40],
  covered: [8, 50],
};

/** The share of services that joined lately. */
const NEW_RATIO = 0.25;
const OLDEST = 300;

/**
 * When a service of the demo company took the steps that it has taken: a story
 * of a company that gets faster at it. The same for the same seed.
 *
 * @param taken - the steps after the first
 * @param now - epoch milliseconds
 */
export function imagineAdoption(
  seed: string,
  taken: ReadonlySet<string>,
  now: number,
): AdoptionInstants {
  const random = createRandom(`${seed}/adoption`);
  const daysAgo = random.chance(NEW_RATIO)
    ? random.between(20, 85)
    : random.between(120, OLDEST);
  // Who came early took longer.
  const pace = 0.3 + daysAgo / OLDEST;
  let at = now - daysAgo * DAY;
  const instants: AdoptionInstants = { catalogued: Math.round(at) };
  for (const step of ADOPTION_STEPS.slice(1)) {
    const days = daysOf(random, step) * pace;
    if (!taken.has(step)) continue;
    const room = now - DAY - at;
    at += Math.min(days * DAY, room * random.between(0.3, 0.7));
    instants[step] = Math.round(at);
  }
  return instants;
}

function daysOf(random: Random, step: string): number {
  return random.between(...SLOW_DAYS[step]);
}
