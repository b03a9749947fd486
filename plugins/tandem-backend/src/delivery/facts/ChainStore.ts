import {
  type ChainDeployment,
  type ChainLink,
  type DeploymentFailure,
  type DeploymentKind,
  type DeploymentPosition,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import {
  inChunks,
  literalTable,
  toNumber,
  toOptional,
  toOptionalNumber,
  toBoolean,
} from '../../database/rows';
import type { DeploymentRow } from '../deploymentRow';
import { commitTable, type ChainCommit } from './chainCommit';

/** The successful deployments of one service in one environment. */
export interface Chain {
  entityId: number;
  environment: string;
}

/** A chain from where something about it changed. */
export interface ChainStretch extends Chain {
  /** Epoch milliseconds. */
  from: number;
}

/** The `from` of a stretch that is the whole chain. */
export const FROM_START = Number.MIN_SAFE_INTEGER;

export function chainText(chain: Chain): string {
  return `${chain.entityId}/${chain.environment}`;
}

/** The facts of a deployment as they are stored. */
export interface StoredFacts extends DeploymentFailure {
  kind?: DeploymentKind;
  undoneAt?: number;
}

/** A successful deployment and the facts stored for it so far. */
export interface ChainMember extends ChainDeployment<number>, Chain {
  facts: StoredFacts;
}

/** The successful deployments of each chain in their order, and the derived facts of each. */
export class ChainStore {
  /**
   * The members of each stretch, led by as many earlier ones as tell which
   * deployment came directly before it and which commit was running then.
   */
  async findStretches(
    trx: Knex.Transaction,
    stretches: ChainStretch[],
  ): Promise<ChainMember[]> {
    const members: ChainMember[] = [];
    for (const chunk of inChunks(stretches)) {
      const rows: DeploymentRow[] = await trx
        .withMaterialized('stretch', stretchesWithLead(trx, chunk))
        .from('stretch as s')
        .join('deployments as d', join =>
          join
            .on('d.entity_id', 's.entity_id')
            .andOn('d.environment', 's.environment')
            .andOn('d.finished_at', '>=', 's.lead_at'),
        )
        .where('d.status', 'succeeded')
        .select('d.*');
      members.push(...rows.map(toMember));
    }
    return members;
  }

  /**
   * The first deployment of every commit that is deployed in a stretch, where
   * it lies before what {@link ChainStore.findStretches} returns.
   */
  async findFirstDeployed(
    trx: Knex.Transaction,
    commits: ChainCommit[],
  ): Promise<Map<string, Map<string, DeploymentPosition>>> {
    const first = new Map<string, Map<string, DeploymentPosition>>();
    for (const chunk of inChunks(commits)) {
      const rows: DeploymentRow[] = await trx
        .from(
          trx
            .from(commitTable(trx, chunk))
            .join('deployments as d', sameCommit)
            // As it stands it would let SQLite prefer the index of windows, and
            // read the whole chain for each commit.
            .whereRaw("coalesce(d.status, '') = 'succeeded'")
            .select('d.*')
            .rowNumber('place', builder =>
              builder
                .partitionBy(['d.entity_id', 'd.environment', 'd.commit_sha'])
                .orderBy(['d.finished_at', 'd.source', 'd.external_id']),
            )
            .as('ranked'),
        )
        .where('place', 1)
        .select('*');
      for (const row of rows) {
        const member = toMember(row);
        const chain = chainText(member);
        const positions = first.get(chain) ?? new Map();
        first.set(chain, positions.set(member.commit!, member));
      }
    }
    return first;
  }

  /** Successful deployments by id, with the facts stored for them. */
  async findByIds(
    trx: Knex.Transaction,
    ids: number[],
  ): Promise<ChainMember[]> {
    const members: ChainMember[] = [];
    for (const chunk of inChunks(ids)) {
      const rows: DeploymentRow[] = await trx('deployments')
        .whereIn('id', chunk)
        .andWhere('status', 'succeeded');
      members.push(...rows.map(toMember));
    }
    return members;
  }

  async saveFacts(
    trx: Knex.Transaction,
    items: { id: number; facts: StoredFacts }[],
  ): Promise<void> {
    for (const chunk of inChunks(items)) {
      const facts = literalTable(
        trx,
        'f',
        {
          id: 'bigint',
          kind: 'text',
          failed: 'boolean',
          failure_started_at: 'bigint',
          recovered_at: 'bigint',
          undone_at: 'bigint',
          incidents: 'integer',
        },
        chunk.map(item => [item.id, ...toColumns(item.facts)]),
      );
      await trx.raw(
        `update deployments set kind = f.kind, failed = f.failed,
           failure_started_at = f.failure_started_at,
           recovered_at = f.recovered_at, undone_at = f.undone_at,
           incidents = f.incidents
         from ? where deployments.id = f.id`,
        [facts],
      );
    }
  }

  /** What did not succeed, or no longer counts as such, has no facts. */
  async clearFacts(trx: Knex.Transaction, ids: number[]): Promise<void> {
    for (const chunk of inChunks(ids)) {
      await trx('deployments').whereIn('id', chunk).update({
        kind: null,
        failed: false,
        failure_started_at: null,
        recovered_at: null,
        undone_at: null,
        incidents: 0,
      });
    }
  }
}

/** Links and failures of the same deployment as one record. */
export function toFacts(
  link: Pick<ChainLink, 'kind' | 'undoneAt'>,
  failure: DeploymentFailure,
): StoredFacts {
  return { ...failure, kind: link.kind, undoneAt: link.undoneAt };
}

export function sameFacts(a: StoredFacts, b: StoredFacts): boolean {
  return JSON.stringify(toColumns(a)) === JSON.stringify(toColumns(b));
}

function toColumns(facts: StoredFacts) {
  return [
    facts.kind ?? null,
    facts.failed,
    facts.failureStartedAt ?? null,
    facts.recoveredAt ?? null,
    facts.undoneAt ?? null,
    facts.incidents,
  ];
}

/**
 * Where to start reading: at the last deployment before the stretch, or at the
 * last one with a commit where that is earlier.
 */
function stretchesWithLead(trx: Knex.Transaction, stretches: ChainStretch[]) {
  const latestBefore = (commitKnown: boolean) =>
    trx('deployments as p')
      .max('p.finished_at')
      .whereRaw('p.entity_id = b.entity_id')
      .whereRaw('p.environment = b.environment')
      .where('p.status', 'succeeded')
      .whereRaw('p.finished_at < b.from_at')
      .modify(builder => {
        if (commitKnown) builder.whereNotNull('p.commit_sha');
      });
  return trx
    .from(
      literalTable(
        trx,
        'b',
        { entity_id: 'integer', environment: 'text', from_at: 'bigint' },
        stretches.map(s => [s.entityId, s.environment, s.from]),
      ),
    )
    .select(
      'b.entity_id',
      'b.environment',
      trx.raw('coalesce(?, ?, b.from_at) as lead_at', [
        latestBefore(true),
        latestBefore(false),
      ]),
    );
}

function sameCommit(join: Knex.JoinClause) {
  join
    .on('d.entity_id', 'c.entity_id')
    .andOn('d.environment', 'c.environment')
    .andOn('d.commit_sha', 'c.commit_sha');
}

function toMember(row: DeploymentRow): ChainMember {
  return {
    id: toNumber(row.id),
    entityId: row.entity_id,
    environment: row.environment,
    source: row.source,
    externalId: row.external_id,
    finishedAt: toNumber(row.finished_at!),
    commit: toOptional(row.commit_sha),
    declaredKind: toOptional(row.declared_kind),
    facts: {
      kind: toOptional(row.kind),
      undoneAt: toOptionalNumber(row.undone_at),
      failed: toBoolean(row.failed),
      failureStartedAt: toOptionalNumber(row.failure_started_at),
      recoveredAt: toOptionalNumber(row.recovered_at),
      incidents: row.incidents,
    },
  };
}
