import { randomUUID } from 'node:crypto';
import type { Dora } from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { EntityChanges } from '../catalog/EntityChanges';
import { inChunks, toBacklog, toNumber } from '../database/rows';
import type { FleetDelivery } from '../fleet/sources';

/** How old a snapshot may grow while nothing new arrives. */
export const SNAPSHOT_INTERVAL_MILLIS = 60 * 60_000;
/** How long a claim holds; after a crash another replica takes over. */
const LEASE_MILLIS = 60_000;

/** What is prepared of a service. */
export interface Snapshot {
  dora: Dora;
  /** All that were ever deployed to, production first. */
  environments: string[];
}

/** A service whose facts are to be derived anew, and why. */
export interface OutdatedFacts {
  entityId: number;
  /** Names other settings than today's, or a move of history. */
  derivedWith: string;
  /** Whether changes and samples are to be derived, too. */
  isMoved: boolean;
}

/** What names a move of history instead of settings. */
const MOVED = 'moved ';

/** A snapshot to compute: the revision its figures will be of. */
export interface SnapshotClaim {
  entityId: number;
  revision: number;
}

/**
 * The last 30 days in production of each service. Its rows are also what
 * writers lock, so that two of them never derive one service's facts at once.
 */
export class SnapshotStore implements FleetDelivery {
  readonly #knex: Knex;
  readonly #derivation: string;
  readonly #changes: EntityChanges;

  /** @param options.derivation - names the settings of today behind facts and figures */
  constructor(options: {
    knex: Knex;
    derivation: string;
    changes: EntityChanges;
  }) {
    this.#knex = options.knex;
    this.#derivation = options.derivation;
    this.#changes = options.changes;
  }

  /** Makes other writers to these services wait. Sorted, so that none waits in a circle. */
  async lock(trx: Knex.Transaction, entityIds: number[]): Promise<void> {
    const sorted = [...new Set(entityIds)].sort((a, b) => a - b);
    for (const chunk of inChunks(sorted)) {
      await trx('dora_snapshots')
        .insert(
          chunk.map(id => ({
            entity_id: id,
            revision: 0,
            computed_revision: 0,
            due_at: Date.now() + SNAPSHOT_INTERVAL_MILLIS,
            derived_with: this.#derivation,
          })),
        )
        .onConflict('entity_id')
        .ignore();
      await trx('dora_snapshots')
        .whereIn('entity_id', chunk)
        .orderBy('entity_id')
        .forUpdate()
        .select('entity_id');
    }
  }

  /** The figures of these services are no longer true; they are due at once. */
  async markDirty(
    trx: Knex.Transaction,
    entityIds: number[],
    now: number,
  ): Promise<void> {
    const sorted = [...new Set(entityIds)].sort((a, b) => a - b);
    for (const chunk of inChunks(sorted)) {
      await trx('dora_snapshots')
        .whereIn('entity_id', chunk)
        .update({ revision: trx.raw('revision + 1'), due_at: now });
    }
    await this.#changes.add(trx, sorted);
  }

  /** The figures of a service, where they are true and not too old. */
  async findFresh(
    entityId: number,
    now: number,
  ): Promise<Snapshot | undefined> {
    const row = await this.#knex('dora_snapshots')
      .where('entity_id', entityId)
      .where('derived_with', this.#derivation)
      .whereRaw('revision = computed_revision')
      .where('as_of', '>', now - SNAPSHOT_INTERVAL_MILLIS)
      .whereNotNull('environments')
      .first('dora', 'environments');
    return (
      row && {
        dora: JSON.parse(row.dora),
        environments: JSON.parse(row.environments),
      }
    );
  }

  /** The figures of these services as they were computed last, old ones too. */
  async snapshots(
    db: Knex,
    entityIds: readonly number[],
  ): Promise<Map<number, Dora>> {
    const found = new Map<number, Dora>();
    for (const chunk of inChunks(entityIds)) {
      const rows = await db('dora_snapshots')
        .whereIn('entity_id', chunk)
        .whereNotNull('dora')
        .select('entity_id', 'dora');
      for (const row of rows) found.set(row.entity_id, JSON.parse(row.dora));
    }
    return found;
  }

  /** Those whose figures are no longer true. */
  async backlog(): Promise<{ waiting: number; oldestAt?: number }> {
    const row = await this.#knex('dora_snapshots')
      .where('due_at', '<=', Date.now())
      .count('* as waiting')
      .min('due_at as oldest_at')
      .first();
    return toBacklog(row);
  }

  /** Claims up to `limit` due snapshots for this replica. */
  async claimDue(limit: number, now: number): Promise<SnapshotClaim[]> {
    return this.#knex.transaction(async trx => {
      const query = trx('dora_snapshots')
        .where('due_at', '<=', now)
        .orderBy('due_at')
        .limit(limit)
        .select('entity_id', 'revision');
      const rows = await (trx.client.config.client === 'pg'
        ? query.forUpdate().skipLocked()
        : query);
      for (const chunk of inChunks(rows)) {
        await trx('dora_snapshots')
          .whereIn(
            'entity_id',
            chunk.map(row => row.entity_id),
          )
          .update({ due_at: now + LEASE_MILLIS });
      }
      return rows.map(row => ({
        entityId: toNumber(row.entity_id),
        revision: toNumber(row.revision),
      }));
    });
  }

  /** Services whose facts were derived under other settings than today's, or before history moved. */
  async findOutdated(limit: number): Promise<OutdatedFacts[]> {
    const rows = await this.#knex('dora_snapshots')
      .whereNot('derived_with', this.#derivation)
      .orderBy('entity_id')
      .limit(limit)
      .select('entity_id', 'derived_with');
    return rows.map(row => ({
      entityId: toNumber(row.entity_id),
      derivedWith: row.derived_with,
      isMoved: row.derived_with.startsWith(MOVED),
    }));
  }

  /**
   * Locks a service to derive its facts.
   *
   * @returns whether nothing came in between: nobody else derived them, no
   *   further history moved
   */
  async lockOutdated(
    trx: Knex.Transaction,
    { entityId, derivedWith }: OutdatedFacts,
  ): Promise<boolean> {
    await this.lock(trx, [entityId]);
    const row = await trx('dora_snapshots')
      .where('entity_id', entityId)
      .first('derived_with');
    return row.derived_with === derivedWith;
  }

  /** History moved to the service; its facts are to be derived later. */
  async markMoved(trx: Knex.Transaction, entityId: number): Promise<void> {
    await trx('dora_snapshots')
      .where('entity_id', entityId)
      // Each move is another one: who derives one must not take it for the next.
      .update({ derived_with: `${MOVED}${randomUUID()}` });
  }

  async markDerived(trx: Knex.Transaction, entityId: number): Promise<void> {
    await trx('dora_snapshots')
      .where('entity_id', entityId)
      .update({ derived_with: this.#derivation });
  }

  /** Keeps computed figures; a write that came in between leaves them dirty. */
  async save(
    claim: SnapshotClaim,
    { dora, environments }: Snapshot,
    now: number,
  ): Promise<void> {
    await this.#knex.transaction(async trx => {
      const saved = await trx('dora_snapshots')
        .where({ entity_id: claim.entityId, revision: claim.revision })
        .update({
          computed_revision: claim.revision,
          as_of: now,
          due_at: now + SNAPSHOT_INTERVAL_MILLIS,
          dora: JSON.stringify(dora),
          environments: JSON.stringify(environments),
        });
      if (saved > 0) await this.#changes.add(trx, [claim.entityId]);
    });
  }
}
