import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { CatalogRow, CatalogStore } from '../catalog/CatalogStore';
import type { FactRebuilder } from './facts/FactRebuilder';
import type { ChainCommit } from './facts/LeadSampleStore';
import type { SnapshotStore } from './SnapshotStore';

/**
 * Gives a renamed service its history: what was delivered under a former
 * reference, or will still arrive under it, belongs to the entity that names
 * it in the annotation `tandem.dev/aliases`.
 */
export class HistoryAdopter {
  readonly #knex: Knex;
  readonly #catalog: CatalogStore;
  readonly #snapshots: SnapshotStore;
  readonly #rebuilder: FactRebuilder;
  readonly #logger: LoggerService;

  constructor(options: {
    knex: Knex;
    catalog: CatalogStore;
    snapshots: SnapshotStore;
    rebuilder: FactRebuilder;
    logger: LoggerService;
  }) {
    this.#knex = options.knex;
    this.#catalog = options.catalog;
    this.#snapshots = options.snapshots;
    this.#rebuilder = options.rebuilder;
    this.#logger = options.logger;
  }

  async adopt(alias: string, entity: CatalogRow): Promise<void> {
    const former = (await this.#catalog.findByRefs([alias])).get(alias);
    if (former?.inCatalog) {
      this.#logger.warn(
        `${entity.entityRef} names ${alias} as a former reference, but the catalog still holds ${alias}: nothing was moved`,
      );
      return;
    }
    await this.#knex.transaction(async trx => {
      await trx('entity_aliases')
        .insert({ alias_ref: alias, entity_id: entity.id })
        .onConflict('alias_ref')
        .ignore();
      if (former) await this.#move(trx, former.id, entity.id);
    });
    this.#logger.info(`${entity.entityRef} took over the history of ${alias}`);
  }

  async #move(trx: Knex.Transaction, from: number, to: number): Promise<void> {
    await this.#snapshots.lock(trx, [from, to]);
    // What both hold is one delivery posted under both names: one is kept.
    for (const table of ['deployments', 'incidents']) {
      await trx(table)
        .where('entity_id', from)
        .whereExists(
          trx(`${table} as kept`)
            .where('kept.entity_id', to)
            .whereRaw(`kept.source = ${table}.source`)
            .whereRaw(`kept.external_id = ${table}.external_id`)
            .select('kept.id'),
        )
        .delete();
      await trx(table).where('entity_id', from).update({ entity_id: to });
    }
    await trx('deployment_changes')
      .where('entity_id', from)
      .update({ entity_id: to });
    await trx('lead_samples').where('entity_id', from).delete();
    await this.#rebuilder.rebuild(trx, to, {
      commits: await allCommits(trx, to),
    });
    await this.#snapshots.markDirty(trx, [from], Date.now());
  }
}

async function allCommits(
  trx: Knex.Transaction,
  entityId: number,
): Promise<ChainCommit[]> {
  const rows = await trx('deployment_changes as c')
    .join('deployments as d', 'd.id', 'c.deployment_id')
    .where('c.entity_id', entityId)
    .distinct('d.environment', 'c.commit_sha');
  return rows.map(row => ({
    entityId,
    environment: row.environment,
    commit: row.commit_sha,
  }));
}
