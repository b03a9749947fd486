import { parseEntityRef } from '@backstage/catalog-model';
import path from 'node:path';
import { CommandError } from '../CommandError';
import { gitHistory, type Release } from '../git/gitHistory';
import { isShallow, readCommits } from '../git/readCommits';
import { readTags } from '../git/readTags';
import type { Target } from './connect';
import { printReleases } from './printReleases';
import { runImport } from './runImport';
import { toDeployment, type DeploymentTemplate } from './toDeployment';

/** The options of `tandem import git`, parsed. */
export interface GitOptions extends Target {
  repo: string;
  tags: string;
  entity: string;
  environment: string;
  source: string;
  name?: string;
  /** Epoch milliseconds. */
  since?: number;
  commitUrl?: string;
  dryRun?: boolean;
}

/**
 * `tandem import git`: the tags of a repository become deployments.
 *
 * @throws CommandError where the repository or the pattern is wrong
 */
export async function importGit(options: GitOptions): Promise<void> {
  const releases = await readReleases(options);
  if (options.dryRun) {
    printReleases(releases);
    return;
  }
  const template: DeploymentTemplate = {
    ...options,
    name: options.name ?? nameOf(options.entity),
  };
  const items = releases.map(release => ({
    label: `tag ${release.tag}`,
    kind: 'deployment' as const,
    body: toDeployment(release, template),
  }));
  await runImport(items, options, items.length);
}

async function readReleases(options: GitOptions): Promise<Release[]> {
  const repository = path.resolve(options.repo);
  const { tags, strays } = await readTags(repository, options.tags);
  if (strays.length) {
    warn(`left out, since they point at no commit: ${strays.join(', ')}`);
  }
  if (await isShallow(repository)) {
    warn(
      `${repository} is a shallow clone, so older changes are missing; git fetch --unshallow --tags brings them`,
    );
  }
  const commits = await readCommits(
    repository,
    tags.map(tag => tag.commit),
  );
  const since = options.since ?? -Infinity;
  const releases = [...gitHistory(tags, commits)].filter(
    release => release.releasedAtSeconds * 1000 >= since,
  );
  if (!releases.length) {
    throw new CommandError(
      `none of the ${tags.length} matching tags was made since ${new Date(
        since,
      ).toISOString()}`,
    );
  }
  return releases;
}

/** The service's name, with its namespace where that is not the default. */
function nameOf(entityRef: string): string {
  const { namespace, name } = parseEntityRef(entityRef);
  return namespace === 'default' ? name : `${namespace}/${name}`;
}

function warn(message: string): void {
  process.stderr.write(`warning: ${message}\n`);
}
