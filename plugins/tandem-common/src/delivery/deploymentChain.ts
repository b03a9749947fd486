import type { DeploymentKind } from './deploymentSchema';
import type { DeploymentPosition } from './facts';
import { compareCodePoints } from './textOrder';

/**
 * A successful deployment as the chain needs to know it.
 *
 * @public
 */
export interface ChainDeployment<TId extends string | number = string | number>
  extends DeploymentPosition {
  id: TId;
  commit?: string;
  declaredKind?: DeploymentKind;
}

/**
 * What happened before a stretch of deployments.
 *
 * @public
 */
export interface ChainContext {
  /**
   * Commit running just before the first given deployment: that of the latest
   * earlier one that has a commit. Absent where there is none.
   */
  runningCommit?: string;
  /**
   * The earliest successful position of each commit of the stretch, and of
   * `runningCommit`, that was deployed before the stretch. Entries for other
   * commits, or positions inside the stretch, do no harm.
   */
  firstDeployed: ReadonlyMap<string, DeploymentPosition>;
}

/**
 * What the chain says of one deployment.
 *
 * @public
 */
export interface ChainLink<TId extends string | number = string | number> {
  id: TId;
  /** Declared, else inferred from the commits. */
  kind: DeploymentKind;
  /** Finish of the rollback directly after it. Epoch milliseconds. */
  undoneAt?: number;
}

/**
 * Sorts by finishing time, then source, then externalId by code points.
 *
 * @public
 */
export function comparePositions(
  a: DeploymentPosition,
  b: DeploymentPosition,
): number {
  return (
    a.finishedAt - b.finishedAt ||
    compareCodePoints(a.source, b.source) ||
    compareCodePoints(a.externalId, b.externalId)
  );
}

/**
 * Kind and undoing of each deployment, in ascending order of position.
 *
 * A deployment's kind depends on what came before it, `undoneAt` on the one
 * directly after it. So where a deployment arrives, moves or goes, derive from
 * the one directly before the earliest position touched, up to the newest.
 *
 * @param deployments - successful ones of one service and environment, in any
 * order: all from some position up to the newest
 * @param context - what happened before them
 *
 * @public
 */
export function deriveChain<TId extends string | number>(
  deployments: readonly ChainDeployment<TId>[],
  context: ChainContext,
): ChainLink<TId>[] {
  const ascending = [...deployments].sort(comparePositions);
  const firstDeployed = firstPositions(ascending, context.firstDeployed);
  const links: ChainLink<TId>[] = [];
  let running = context.runningCommit;
  for (const deployment of ascending) {
    const { id, commit, declaredKind, finishedAt } = deployment;
    const kind = declaredKind ?? inferKind(commit, running, firstDeployed);
    const previous = links.at(-1);
    if (kind === 'rollback' && previous) {
      previous.undoneAt = finishedAt;
    }
    links.push({ id, kind });
    running = commit ?? running;
  }
  return links;
}

function inferKind(
  commit: string | undefined,
  running: string | undefined,
  firstDeployed: ReadonlyMap<string, DeploymentPosition>,
): DeploymentKind {
  if (commit === undefined || running === undefined) {
    return 'planned';
  }
  const first = firstDeployed.get(commit);
  const runningFirst = firstDeployed.get(running);
  return first && runningFirst && comparePositions(first, runningFirst) < 0
    ? 'rollback'
    : 'planned';
}

function firstPositions(
  ascending: readonly ChainDeployment[],
  earlier: ReadonlyMap<string, DeploymentPosition>,
): Map<string, DeploymentPosition> {
  const first = new Map(earlier);
  for (const deployment of ascending) {
    if (deployment.commit !== undefined) {
      const known = first.get(deployment.commit);
      if (!known || comparePositions(deployment, known) < 0) {
        first.set(deployment.commit, deployment);
      }
    }
  }
  return first;
}
