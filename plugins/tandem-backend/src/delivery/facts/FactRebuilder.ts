import type { Knex } from 'knex';
import type { SnapshotStore } from '../SnapshotStore';
import type { ChainStretch } from './ChainStore';
import type { FactDeriver, Touched } from './FactDeriver';

/** Services per step, so that a step stays far below a task's timeout. */
const STEP = 20;

/**
 * Derives all facts of a service anew: where a setting changed, and where a
 * history moved from one service to another.
 */
export class FactRebuilder {
  readonly #knex: Knex;
  readonly #facts: FactDeriver;
  readonly #snapshots: SnapshotStore;

  constructor(options: {
    knex: Knex;
    facts: FactDeriver;
    snapshots: SnapshotStore;
  }) {
    this.#knex = options.knex;
    this.#facts = options.facts;
    this.#snapshots = options.snapshots;
  }

  /**
   * Rebuilds some of the services whose facts are outdated. A crash in between
   * loses nothing: each service is done in a transaction of its own.
   *
   * @returns how many were done; call again until it is 0
   */
  async step(): Promise<number> {
    const entityIds = await this.#snapshots.findOutdated(STEP);
    for (const entityId of entityIds) {
      await this.#knex.transaction(async trx => {
        await this.#snapshots.lock(trx, [entityId]);
        await this.rebuild(trx, entityId);
      });
    }
    return entityIds.length;
  }

  /** In a transaction that has locked the service. */
  async rebuild(
    trx: Knex.Transaction,
    entityId: number,
    touched: Partial<Touched> = {},
  ): Promise<void> {
    await this.#facts.derive(trx, {
      stretches: await wholeChains(trx, entityId),
      deployments: [],
      commits: [],
      incidentIds: await incidentIds(trx, entityId),
      ...touched,
    });
    await this.#snapshots.markDerived(trx, entityId);
    await this.#snapshots.markDirty(trx, [entityId], Date.now());
  }
}

async function wholeChains(
  trx: Knex.Transaction,
  entityId: number,
): Promise<ChainStretch[]> {
  const rows = await trx('deployments')
    .where({ entity_id: entityId, status: 'succeeded' })
    .distinct('environment');
  return rows.map(row => ({
    entityId,
    environment: row.environment,
    from: Number.MIN_SAFE_INTEGER,
  }));
}

async function incidentIds(trx: Knex.Transaction, entityId: number) {
  const rows = await trx('incidents').where('entity_id', entityId).select('id');
  return rows.map(row => Number(row.id));
}
