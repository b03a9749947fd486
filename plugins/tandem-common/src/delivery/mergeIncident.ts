import type { Incident, IncidentSeverity } from './incidentSchema';
import { greatestKnown } from './knownNumbers';
import { sameRecord } from './sameRecord';

/**
 * What the posts of one incident's (source, externalId, entityRef) add up to.
 *
 * @public
 */
export interface StoredIncident {
  environment: string;
  title: string;
  severity?: IncidentSeverity;
  /** The earliest start any post gave. Epoch milliseconds. */
  startedAt: number;
  /** The latest end any post gave, never before `startedAt`; absent while open. Epoch milliseconds. */
  resolvedAt?: number;
  url?: string;
  /** The deployment this incident is explicitly linked to, known or not. */
  deployment?: { source: string; externalId: string };
  postmortemUrl?: string;
}

const ENVIRONMENT_UNLESS_GIVEN = 'production';

/**
 * The record after one more post of the same incident. Its two instants end the
 * same whatever the order of the posts; of the other fields the last post that
 * gives one corrects it. A post without `resolvedAt` never reopens an incident.
 *
 * @public
 */
export function mergeIncident(
  stored: StoredIncident | undefined,
  posted: Omit<Incident, 'entityRef' | 'source' | 'externalId'>,
): StoredIncident {
  return {
    environment:
      posted.environment ?? stored?.environment ?? ENVIRONMENT_UNLESS_GIVEN,
    title: posted.title,
    severity: posted.severity ?? stored?.severity,
    startedAt: Math.min(posted.startedAt, stored?.startedAt ?? Infinity),
    resolvedAt: greatestKnown(stored?.resolvedAt, resolutionOf(posted)),
    url: posted.url ?? stored?.url,
    deployment: posted.deployment ?? stored?.deployment,
    postmortemUrl: posted.postmortemUrl ?? stored?.postmortemUrl,
  };
}

/**
 * Whether two records are the same, so that a post changed nothing.
 *
 * @public
 */
export function sameIncident(a: StoredIncident, b: StoredIncident): boolean {
  return sameRecord(a, b);
}

// Guarded in each post, not in the record: a post's start may be replaced by an
// earlier one, and an end raised to meet it would depend on which came first.
function resolutionOf(
  posted: Pick<Incident, 'startedAt' | 'resolvedAt'>,
): number | undefined {
  return posted.resolvedAt === undefined
    ? undefined
    : Math.max(posted.resolvedAt, posted.startedAt);
}
