import type { Knex } from 'knex';
import { inChunks, toNumber } from '../../database/rows';
import type { ChainCommit } from './chainCommit';
import { LeadSampleStore } from './LeadSampleStore';

/** So many deployments, changes or incidents are derived while somebody waits. */
const LITTLE = 1000;

/**
 * What a service took over from another one. A move gives it the deployments;
 * their changes follow here, so that a long history moves quickly.
 */
export class MovedHistoryStore {
  readonly #samples = new LeadSampleStore();

  /** Whether all facts of the service can be derived while somebody waits. */
  async isLittle(trx: Knex.Transaction, entityId: number): Promise<boolean> {
    const deployments = trx('deployments as d').where('d.entity_id', entityId);
    const changes = deployments
      .clone()
      .join('deployment_changes as c', 'c.deployment_id', 'd.id');
    const incidents = trx('incidents').where('entity_id', entityId);
    for (const rows of [deployments, changes, incidents]) {
      const [{ count }] = await trx
        .from(
          rows
            .select(trx.raw('1 as one'))
            .limit(LITTLE + 1)
            .as('some'),
        )
        .count('* as count');
      if (toNumber(count) > LITTLE) return false;
    }
    return true;
  }

  async findDeploymentIds(db: Knex, entityId: number): Promise<number[]> {
    const rows = await db('deployments')
      .where('entity_id', entityId)
      .select('id');
    return rows.map(row => toNumber(row.id));
  }

  /**
   * Gives the service the changes of those of these deployments that are its
   * own, and leaves them without samples, its own and those of who had them.
   *
   * @returns their commits, whose samples are to be added
   */
  async settle(
    trx: Knex.Transaction,
    entityId: number,
    deploymentIds: readonly number[],
  ): Promise<ChainCommit[]> {
    const commits: ChainCommit[] = [];
    for (const chunk of inChunks(deploymentIds)) {
      const rows = await trx('deployments')
        .whereIn('id', chunk)
        .select('id', 'entity_id');
      const ids = rows
        .filter(row => row.entity_id === entityId)
        .map(row => toNumber(row.id));
      await trx('deployment_changes')
        .whereIn('deployment_id', ids)
        .whereNot('entity_id', entityId)
        .update({ entity_id: entityId });
      await this.#samples.deleteOf(trx, ids);
      const held = await trx('deployment_changes as c')
        .join('deployments as d', 'd.id', 'c.deployment_id')
        .whereIn('c.deployment_id', ids)
        .distinct('d.environment', 'c.commit_sha');
      commits.push(
        ...held.map(row => ({
          entityId,
          environment: row.environment,
          commit: row.commit_sha,
        })),
      );
    }
    return commits;
  }
}
