import { ADOPTION_STEPS } from './funnelSchema';
import type { AdoptionCounts, Funnel } from './funnelSchema';
import type { AdoptionMedians } from './adoptionMedians';

/** A day as it was kept. @public */
export interface AdoptionDay {
  /** A civil date of UTC. */
  date: string;
  services: AdoptionCounts;
  medians: AdoptionMedians;
}

/** What the funnel is made of. @public */
export interface FunnelFacts {
  /** Epoch milliseconds. */
  now: number;
  teams: number;
  /** As things are now. */
  services: AdoptionCounts;
  reached: AdoptionCounts;
  medians: AdoptionMedians;
  /** Those before today, oldest first. */
  days: readonly AdoptionDay[];
}

/**
 * The funnel as it is now. The last day of its trend is today as it is now, so
 * that both tell the same; without a day before there is nothing to compare with.
 *
 * @public
 */
export function toFunnel(facts: FunnelFacts): Funnel {
  const { now, teams, services, reached, medians, days } = facts;
  const first: AdoptionDay | undefined = days[0];
  const asOf = new Date(now).toISOString();
  return {
    asOf,
    teams,
    steps: ADOPTION_STEPS.map(step => ({
      step,
      services: services[step],
      reached: reached[step],
      change: first ? services[step] - first.services[step] : null,
      medianDays: medians.steps[step] ?? null,
    })),
    medianDaysToCovered: medians.total ?? null,
    medianDaysToCoveredBefore: first?.medians.total ?? null,
    trend: [
      ...days.map(day => ({ date: day.date, ...day.services })),
      { date: asOf.slice(0, 10), ...services },
    ],
  };
}
