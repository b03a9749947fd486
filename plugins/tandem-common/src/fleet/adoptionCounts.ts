import { ADOPTION_STEPS } from './funnelSchema';
import type { AdoptionCounts, AdoptionStep } from './funnelSchema';

/** Which steps a service has taken; each is in the catalog. @public */
export type AdoptionFlags = Record<
  Exclude<AdoptionStep, 'catalogued'>,
  boolean
>;

/** So many services that have taken the same steps. @public */
export interface AdoptionGroup {
  steps: AdoptionFlags;
  services: number;
}

/**
 * How many services have taken each step, and how many have taken it and all
 * before it.
 *
 * @public
 */
export function adoptionCounts(groups: readonly AdoptionGroup[]): {
  services: AdoptionCounts;
  reached: AdoptionCounts;
} {
  const services = noServices();
  const reached = noServices();
  for (const group of groups) {
    let isOnTheWay = true;
    for (const step of ADOPTION_STEPS) {
      const isTaken = step === 'catalogued' || group.steps[step];
      isOnTheWay &&= isTaken;
      if (isTaken) services[step] += group.services;
      if (isOnTheWay) reached[step] += group.services;
    }
  }
  return { services, reached };
}

function noServices(): AdoptionCounts {
  return {
    catalogued: 0,
    owned: 0,
    tracked: 0,
    drafted: 0,
    published: 0,
    covered: 0,
  };
}
