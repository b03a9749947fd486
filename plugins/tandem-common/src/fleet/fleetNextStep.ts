import type { FleetNextStep, FleetSloState } from './fleetSchema';
import type { AdoptionFlags } from './adoptionCounts';

/** States in which users feel, now, that a service misses its objective. */
const BURNING: readonly FleetSloState[] = ['exhausted', 'burning'];
/** States in which nobody can tell how a service does. */
const BLIND: readonly FleetSloState[] = ['error', 'stale', 'no-data'];

/**
 * What is most worth doing for a service; undefined where nothing is to do.
 *
 * An owner comes first: whatever else is to do, somebody has to do it. A budget
 * that burns comes before all paperwork, since users feel it today, whether or
 * not a liaison is there to help. Then come the steps of adoption in their
 * order, each of which needs the one before. An SLI without fresh data comes
 * last: of the steps it undoes none, and who helps can repair it.
 *
 * @param sloState - of the worst SLO
 * @public
 */
export function fleetNextStep(
  steps: AdoptionFlags,
  sloState: FleetSloState,
): FleetNextStep | undefined {
  const order: [isToDo: boolean, step: FleetNextStep][] = [
    [!steps.owned, 'set-owner'],
    [BURNING.includes(sloState), 'stop-burning'],
    [!steps.tracked, 'send-deployments'],
    [!steps.drafted, 'draft-slo'],
    [!steps.published, 'publish-slo'],
    [!steps.covered, 'find-liaison'],
    [BLIND.includes(sloState), 'repair-sli'],
  ];
  return order.find(([isToDo]) => isToDo)?.[1];
}
