import {
  leadSampleOf,
  type DeploymentPosition,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { inChunks, toNumber } from '../../database/rows';
import { toChange, type ChangeRow } from '../deploymentRow';
import { commitTable, type ChainCommit } from './chainCommit';

interface HolderRow extends ChangeRow {
  environment: string;
  source: string;
  external_id: string;
  finished_at: string | number;
}

/** For each change of a chain the deployment that closed its lead time. */
export class LeadSampleStore {
  /** Derives the samples of these commits anew from all their holders. */
  async derive(trx: Knex.Transaction, commits: ChainCommit[]): Promise<void> {
    for (const chunk of inChunks(commits)) {
      const held = await saveSamples(trx, chunk);
      await deleteSamples(
        trx,
        chunk.filter(
          ({ entityId, environment, commit }) =>
            !held.has(commitText(entityId, environment, commit)),
        ),
      );
    }
  }

  /** The same, where samples of commits that nothing holds are gone already. */
  async add(trx: Knex.Transaction, commits: ChainCommit[]): Promise<void> {
    for (const chunk of inChunks(commits)) await saveSamples(trx, chunk);
  }

  async deleteOf(
    trx: Knex.Transaction,
    deploymentIds: readonly number[],
  ): Promise<void> {
    for (const chunk of inChunks(deploymentIds)) {
      await trx('lead_samples').whereIn('deployment_id', chunk).delete();
    }
  }
}

/** @returns the commits that a deployment holds */
async function saveSamples(
  trx: Knex.Transaction,
  commits: ChainCommit[],
): Promise<Set<string>> {
  const rows = (await findEarliestHolders(trx, commits)).map(toSampleRow);
  // More rows than commits: one in each environment.
  for (const samples of inChunks(rows)) {
    await trx('lead_samples')
      .insert(samples)
      .onConflict(['entity_id', 'environment', 'commit_sha'])
      .merge();
  }
  return new Set(
    rows.map(row => commitText(row.entity_id, row.environment, row.commit_sha)),
  );
}

/**
 * In every environment. To name the environment here would let PostgreSQL join
 * deployments by it alone while it has no statistics yet: all with all.
 */
async function findEarliestHolders(
  trx: Knex.Transaction,
  commits: ChainCommit[],
): Promise<HolderRow[]> {
  return trx
    .from(
      trx
        .from(commitTable(trx, commits))
        .join('deployment_changes as h', join =>
          join
            .on('h.entity_id', 'c.entity_id')
            .andOn('h.commit_sha', 'c.commit_sha'),
        )
        .join('deployments as d', join =>
          join
            .on('d.id', 'h.deployment_id')
            // One that changed hands holds nothing until its changes follow.
            .andOn('d.entity_id', 'h.entity_id')
            .andOnVal('d.status', 'succeeded'),
        )
        .select(
          'h.*',
          'd.environment',
          'd.source',
          'd.external_id',
          'd.finished_at',
        )
        .rowNumber('place', builder =>
          builder
            .partitionBy(['h.entity_id', 'd.environment', 'h.commit_sha'])
            .orderBy(['d.finished_at', 'd.source', 'd.external_id']),
        )
        .as('ranked'),
    )
    .where('place', 1)
    .select('*');
}

async function deleteSamples(trx: Knex.Transaction, commits: ChainCommit[]) {
  if (commits.length === 0) return;
  // With `exists` SQLite would look at every sample there is.
  await trx.raw(
    `delete from lead_samples
       where (entity_id, environment, commit_sha) in
         (select c.entity_id, c.environment, c.commit_sha from ?)`,
    [commitTable(trx, commits)],
  );
}

function commitText(entityId: number, environment: string, commit: string) {
  return JSON.stringify([entityId, environment, commit]);
}

function toSampleRow(row: HolderRow) {
  const position: DeploymentPosition = {
    source: row.source,
    externalId: row.external_id,
    finishedAt: toNumber(row.finished_at),
  };
  const sample = leadSampleOf(toChange(row), position);
  return {
    entity_id: row.entity_id,
    environment: row.environment,
    commit_sha: row.commit_sha,
    deployment_id: row.deployment_id,
    deployed_at: sample.deployedAt,
    lead_millis: sample.leadMillis,
    coding_millis: sample.codingMillis ?? null,
    review_millis: sample.reviewMillis ?? null,
    deploy_millis: sample.deployMillis ?? null,
  };
}
