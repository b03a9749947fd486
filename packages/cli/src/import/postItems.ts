import type {
  DeploymentInput,
  IncidentInput,
  TandemApi,
} from '@tandem/backstage-plugin-tandem-common';
import type { ImportItem } from './ImportItem';
import { PostQueue } from './PostQueue';
import { splitDeployment } from './splitDeployment';
import type { Tally } from './Tally';

/**
 * Posts the items in batches, in their order within each kind. The order
 * between the kinds is left open, since Tandem's figures do not depend on it.
 *
 * @returns the entities they belong to, as written
 */
export async function postItems(
  items: AsyncIterable<ImportItem> | Iterable<ImportItem>,
  client: TandemApi,
  tallies: Record<ImportItem['kind'], Tally>,
): Promise<Set<string>> {
  const entityRefs = new Set<string>();
  const deployments = new PostQueue<DeploymentInput>({
    post: bodies => client.postDeployments(bodies),
    tally: tallies.deployment,
  });
  const incidents = new PostQueue<IncidentInput>({
    post: bodies => client.postIncidents(bodies),
    tally: tallies.incident,
  });
  for await (const item of items) {
    entityRefs.add(item.body.entityRef);
    if (item.kind === 'incident') {
      await incidents.add(item.label, [item.body]);
    } else {
      await deployments.add(item.label, splitDeployment(item.body));
    }
  }
  await deployments.flush();
  await incidents.flush();
  return entityRefs;
}
