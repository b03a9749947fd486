import type { DeploymentInput } from '@tandem/backstage-plugin-tandem-common';
import type { Release } from '../git/gitHistory';

/** What all deployments of one git import share. */
export interface DeploymentTemplate {
  entity: string;
  environment: string;
  source: string;
  /** Stands before `@` and the tag in the external id. */
  name: string;
  /** Address of a commit, with `{commit}` in its place. */
  commitUrl?: string;
}

/** A release of a git repository in the form that Tandem takes. */
export function toDeployment(
  release: Release,
  template: DeploymentTemplate,
): DeploymentInput {
  const { entity, environment, source, name, commitUrl } = template;
  return {
    entityRef: entity,
    environment,
    status: 'succeeded',
    finishedAt: toInstant(release.releasedAtSeconds),
    commit: release.commit,
    version: release.tag,
    source,
    externalId: `${name}@${release.tag}`,
    changes: release.changes.map(({ commit, authoredAtSeconds }) => ({
      commit,
      committedAt: toInstant(authoredAtSeconds),
      url: commitUrl?.replaceAll('{commit}', commit),
    })),
  };
}

function toInstant(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
