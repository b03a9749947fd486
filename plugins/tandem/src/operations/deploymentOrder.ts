import type { DeploymentOut } from '@tandem/backstage-plugin-tandem-common';

/** A rollback undoes the successful deployment directly before it. */
export function rollbackOf(
  failed: DeploymentOut,
  deployments: readonly DeploymentOut[],
): DeploymentOut | undefined {
  const others = deployments.filter(({ id }) => id !== failed.id);
  const chain = byFinish([failed, ...others]);
  const next = chain[chain.indexOf(failed) + 1];
  return next?.kind === 'rollback' ? next : undefined;
}

/** Successful deployments, earliest first; equal instants as the API orders them. */
export function byFinish(
  deployments: readonly DeploymentOut[],
): DeploymentOut[] {
  return deployments
    .filter(({ status, finishedAt }) => status === 'succeeded' && finishedAt)
    .sort(
      (a, b) =>
        Date.parse(a.finishedAt!) - Date.parse(b.finishedAt!) ||
        compareText(a.source, b.source) ||
        compareText(a.externalId, b.externalId),
    );
}

function compareText(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
