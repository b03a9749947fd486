import type { DeploymentFact, DeploymentPosition } from './facts';
import type { Incident } from './incidentSchema';
import { greatestKnown } from './knownNumbers';

/**
 * Where an incident may be attributed to: one service's successful deployments.
 *
 * @public
 */
export interface AttributionCandidates<TId extends string | number> {
  /** Those in the incident's environment, ascending by `comparePositions`. */
  ascending: readonly (DeploymentPosition & { id: TId })[];
  /** The one with this key, or `undefined` where it is unknown or not successful. */
  findLinked: (link: NonNullable<Incident['deployment']>) => TId | undefined;
}

/** @public */
export interface AttributionOptions {
  /**
   * How long after a deployment an incident without a link still counts against
   * it, milliseconds, inclusive; `Infinity` for ever. `undefined` switches this
   * off: then only explicit links count.
   */
  attributionLimitMillis: number | undefined;
}

/** What incidents and a rollback say of one deployment. @public */
export type DeploymentFailure = Pick<
  DeploymentFact,
  'failed' | 'failureStartedAt' | 'recoveredAt' | 'incidents'
>;

/**
 * The id of the deployment an incident counts against: the linked one, else the
 * latest at or before its start, within the limit. A link to a deployment that
 * is unknown or not successful waits and never falls back.
 *
 * @public
 */
export function attributeIncident<TId extends string | number>(
  incident: Pick<Incident, 'startedAt' | 'deployment'>,
  candidates: AttributionCandidates<TId>,
  options: AttributionOptions,
): TId | undefined {
  if (incident.deployment) {
    return candidates.findLinked(incident.deployment);
  }
  const limit = options.attributionLimitMillis;
  const latest = latestUntil(candidates.ascending, incident.startedAt);
  if (limit === undefined || !latest) {
    return undefined;
  }
  return incident.startedAt - latest.finishedAt <= limit
    ? latest.id
    : undefined;
}

/**
 * Whether a deployment failed, and from when to when: with incidents from the
 * first start to the last end, open while one is; undone by a rollback only,
 * from its own finish to the rollback's.
 *
 * @param deployment - `undoneAt` as derived by `deriveChain`
 * @param incidents - all that are attributed to it, in any order
 *
 * @public
 */
export function failureOf(
  deployment: { finishedAt: number; undoneAt?: number },
  incidents: readonly { startedAt: number; resolvedAt?: number }[],
): DeploymentFailure {
  if (incidents.length > 0) {
    return {
      failed: true,
      failureStartedAt: firstStart(incidents),
      recoveredAt: lastEnd(incidents),
      incidents: incidents.length,
    };
  }
  if (deployment.undoneAt === undefined) {
    return { failed: false, incidents: 0 };
  }
  return {
    failed: true,
    failureStartedAt: deployment.finishedAt,
    recoveredAt: deployment.undoneAt,
    incidents: 0,
  };
}

/** Binary search: the last position that finished at or before the instant. */
function latestUntil<TPosition extends DeploymentPosition>(
  ascending: readonly TPosition[],
  instant: number,
): TPosition | undefined {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (ascending[middle].finishedAt <= instant) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return ascending[low - 1];
}

function firstStart(incidents: readonly { startedAt: number }[]): number {
  return incidents.reduce(
    (first, { startedAt }) => Math.min(first, startedAt),
    Infinity,
  );
}

function lastEnd(
  incidents: readonly { resolvedAt?: number }[],
): number | undefined {
  let last: number | undefined;
  for (const { resolvedAt } of incidents) {
    if (resolvedAt === undefined) {
      return undefined;
    }
    last = greatestKnown(last, resolvedAt);
  }
  return last;
}
