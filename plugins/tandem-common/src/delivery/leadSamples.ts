import { comparePositions } from './deploymentChain';
import type { Change } from './deploymentSchema';
import type { DeploymentPosition, LeadSample } from './facts';

/**
 * That a successful deployment holds a commit.
 *
 * @public
 */
export interface Holding<TId extends string | number = string | number> {
  commit: string;
  position: DeploymentPosition;
  /** Of the deployment. */
  id: TId;
}

/**
 * Lead time and phases of a change that the given deployment was the first to
 * bring. `leadMillis` may be negative; the metric leaves such samples out.
 *
 * @public
 */
export function leadSampleOf(
  change: Change,
  deployment: DeploymentPosition,
): LeadSample {
  const { firstCommitAt, openedAt, mergedAt } = change.pullRequest ?? {};
  const deployedAt = deployment.finishedAt;
  const startedAt = Math.min(
    change.committedAt,
    firstCommitAt ?? Infinity,
    openedAt ?? Infinity,
    mergedAt ?? Infinity,
  );
  return {
    source: deployment.source,
    externalId: deployment.externalId,
    commit: change.commit,
    deployedAt,
    leadMillis: deployedAt - startedAt,
    codingMillis: phaseMillis(firstCommitAt ?? change.committedAt, openedAt),
    reviewMillis: phaseMillis(openedAt, mergedAt),
    deployMillis: phaseMillis(mergedAt, deployedAt),
  };
}

/**
 * The earliest deployment that holds each commit, of one service and
 * environment: the one whose figures a change belongs to.
 *
 * @public
 */
export function earliestHolders<THolding extends Holding>(
  holdings: Iterable<THolding>,
): Map<string, THolding> {
  const earliest = new Map<string, THolding>();
  for (const holding of holdings) {
    const known = earliest.get(holding.commit);
    if (!known || comparePositions(holding.position, known.position) < 0) {
      earliest.set(holding.commit, holding);
    }
  }
  return earliest;
}

function phaseMillis(
  from: number | undefined,
  to: number | undefined,
): number | undefined {
  return from === undefined || to === undefined
    ? undefined
    : Math.max(0, to - from);
}
