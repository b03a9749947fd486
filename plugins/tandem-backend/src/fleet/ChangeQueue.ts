import type { Knex } from 'knex';
import { inChunks, toBacklog, toNumber } from '../database/rows';

/** An entity that changed. */
export interface EntityChange {
  entityId: number;
  entityRef: string;
  kind: string;
}

/** What is left to prepare, in whatever order: the preparer reads facts afresh. */
export class ChangeQueue {
  /**
   * Locks changes until the transaction ends. Whoever reads afterwards waits for
   * the newest, to see what they just did; the background takes the oldest that
   * nobody else is at, so that it waits for no one.
   *
   * @returns each entity once
   */
  async claim(
    trx: Knex.Transaction,
    { limit, now, waits }: { limit: number; now: number; waits: boolean },
  ): Promise<EntityChange[]> {
    const query = trx('fleet_changes as c')
      .join('catalog_entities as e', 'e.id', 'c.entity_id')
      .where(isDue(now))
      .orderBy('c.id', waits ? 'desc' : 'asc')
      .limit(limit)
      .select('c.entity_id', 'e.entity_ref', 'e.kind');
    if (trx.client.config.client === 'pg') {
      query.forUpdate('c');
      if (!waits) query.skipLocked();
    }
    const rows = await query;
    const changes = rows.map((row): [number, EntityChange] => {
      const entityId = toNumber(row.entity_id);
      return [
        entityId,
        { entityId, entityRef: row.entity_ref, kind: row.kind },
      ];
    });
    return [...new Map(changes).values()];
  }

  /** How many changes were not taken over yet; since when is not kept. */
  async backlog(db: Knex): Promise<{ waiting: number }> {
    return toBacklog(await db('fleet_changes').count('* as waiting').first());
  }

  /**
   * Deletes all changes of these entities, before their facts are read: what
   * comes afterwards has to be prepared anew. One that somebody else is at is
   * theirs to delete.
   */
  async take(
    trx: Knex.Transaction,
    changes: readonly EntityChange[],
  ): Promise<void> {
    for (const chunk of inChunks(changes)) {
      const query = trx('fleet_changes')
        .whereIn(
          'entity_id',
          chunk.map(({ entityId }) => entityId),
        )
        .select('id');
      if (trx.client.config.client === 'pg') query.forUpdate().skipLocked();
      await trx('fleet_changes').whereIn('id', query).delete();
    }
  }

  /** Tries an entity again later, and others meanwhile. */
  async postpone(
    trx: Knex.Transaction,
    change: EntityChange,
    notBefore: number,
  ): Promise<void> {
    await this.take(trx, [change]);
    await trx('fleet_changes').insert({
      entity_id: change.entityId,
      not_before: notBefore,
    });
  }

  /** Puts the services below groups, systems and domains into the queue. */
  async expand(
    trx: Knex.Transaction,
    changes: readonly EntityChange[],
  ): Promise<void> {
    const refsOf = (kind: string) => [
      ...new Set(
        changes
          .filter(change => change.kind === kind)
          .map(change => change.entityRef),
      ),
    ];
    for (const refs of inChunks(refsOf('group'))) {
      await addComponents(trx, 'owner_ref', groupsBelow(trx, refs));
    }
    for (const refs of inChunks(refsOf('system'))) {
      await addComponents(trx, 'system_ref', refs);
    }
    for (const refs of inChunks(refsOf('domain'))) {
      await addComponents(trx, 'system_ref', systemsOf(trx, refs));
    }
  }
}

/** Of changes `c`: not those that are to be tried again later. */
export function isDue(now: number) {
  return (query: Knex.QueryBuilder) => {
    query.whereNull('c.not_before').orWhere('c.not_before', '<=', now);
  };
}

async function addComponents(
  trx: Knex.Transaction,
  column: 'owner_ref' | 'system_ref',
  refs: Knex.QueryBuilder | string[],
): Promise<void> {
  await trx.into(trx.raw('fleet_changes (entity_id)')).insert(
    trx('catalog_entities')
      .where('kind', 'component')
      .whereIn(column, refs as string[])
      .orderBy('id')
      .select('id'),
  );
}

/** Themselves too: those that left the catalog have no ancestors any more. */
function groupsBelow(trx: Knex.Transaction, refs: string[]) {
  return trx('entity_ancestors')
    .whereIn('ancestor_ref', refs)
    .select('entity_ref')
    .union(refs.map(ref => trx.select(trx.raw('?', [ref]))));
}

/** Cover comes from the domain of a system alone, not from those above. */
function systemsOf(trx: Knex.Transaction, refs: string[]) {
  return trx('catalog_entities')
    .where('kind', 'system')
    .whereIn('domain_ref', refs)
    .select('entity_ref');
}
