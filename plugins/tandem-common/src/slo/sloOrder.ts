import { compareCodePoints } from '../delivery/textOrder';
import type { ErrorBudget, SloHealthState } from './sloStatusSchema';

/** For «worst first»: the lower, the earlier. @public */
export const SLO_STATE_RANK: Readonly<Record<SloHealthState, number>> = {
  exhausted: 0,
  burning: 1,
  error: 2,
  stale: 3,
  'no-data': 4,
  'no-traffic': 5,
  healthy: 6,
  draft: 7,
};

/** How something does, as far as its place in a list goes. @public */
export interface Health {
  state: SloHealthState;
  budget: Pick<ErrorBudget, 'remainingRatio'> | null;
}

/** Sorts by state, then by what is left of the budget, unknown last. @public */
export function compareHealth(a: Health, b: Health): number {
  return (
    SLO_STATE_RANK[a.state] - SLO_STATE_RANK[b.state] ||
    compareRemaining(a.budget, b.budget)
  );
}

/** The same for SLOs, and then by name. @public */
export function compareWorstFirst(
  a: { name: string; status: Health },
  b: { name: string; status: Health },
): number {
  return compareHealth(a.status, b.status) || compareCodePoints(a.name, b.name);
}

function compareRemaining(a: Health['budget'], b: Health['budget']): number {
  if (a === null || b === null) {
    return Number(a === null) - Number(b === null);
  }
  return a.remainingRatio - b.remainingRatio;
}
