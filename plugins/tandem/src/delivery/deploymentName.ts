import type { DeploymentOut } from '@tandem/backstage-plugin-tandem-common';

const SHORT_COMMIT = 7;

/** A deployment as people call it: its version, else its commit, else its run. */
export function deploymentName(
  deployment: Pick<DeploymentOut, 'version' | 'externalId'> & {
    commit?: string;
  },
): string {
  const { version, commit, externalId } = deployment;
  return version ?? (commit ? shortCommit(commit) : externalId);
}

/** The first characters of a commit's hash. */
export function shortCommit(commit: string): string {
  return /^[0-9a-f]{12,}$/i.test(commit)
    ? commit.slice(0, SHORT_COMMIT)
    : commit;
}
