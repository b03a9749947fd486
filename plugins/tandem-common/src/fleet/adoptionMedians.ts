import { median } from '../delivery/statistics';
import { ADOPTION_STEPS } from './funnelSchema';
import type { AdoptionStep } from './funnelSchema';

const DAY_MILLIS = 86_400_000;

/** When a service was first seen to have taken each step, in epoch milliseconds. @public */
export type AdoptionInstants = Partial<Record<AdoptionStep, number>>;

/** In days; undefined where no service got there. @public */
export interface AdoptionMedians {
  /** From having taken all steps before to having taken this one too. */
  steps: Partial<Record<AdoptionStep, number>>;
  /** From first seen in the catalog to having taken every step. */
  total?: number;
}

/**
 * How long services take from one step to the next. Steps may be taken in any
 * order, so a service gets to a step with the last of it and all before it: a
 * step that was taken early takes 0 days.
 *
 * @public
 */
export function adoptionMedians(
  services: readonly AdoptionInstants[],
): AdoptionMedians {
  const taken = new Map<AdoptionStep, number[]>(
    ADOPTION_STEPS.slice(1).map(step => [step, []]),
  );
  const totals: number[] = [];
  for (const service of services) {
    const instants = cumulative(service);
    for (let at = 1; at < instants.length; at++) {
      taken.get(ADOPTION_STEPS[at])?.push(instants[at] - instants[at - 1]);
    }
    if (instants.length === ADOPTION_STEPS.length) {
      totals.push(instants[instants.length - 1] - instants[0]);
    }
  }
  return {
    steps: Object.fromEntries(
      [...taken].map(([step, millis]) => [step, medianDays(millis)]),
    ),
    total: medianDays(totals),
  };
}

/** When it had taken each step and all before, up to the first it did not take. */
function cumulative(service: AdoptionInstants): number[] {
  const instants: number[] = [];
  for (const step of ADOPTION_STEPS) {
    const at = service[step];
    if (at === undefined) return instants;
    instants.push(Math.max(at, instants[instants.length - 1] ?? at));
  }
  return instants;
}

function medianDays(millis: readonly number[]): number | undefined {
  const middle = median(millis);
  return middle === undefined ? undefined : middle / DAY_MILLIS;
}
