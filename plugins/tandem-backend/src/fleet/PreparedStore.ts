import type { Knex } from 'knex';
import { inChunks, toNumber } from '../database/rows';
import { adoptionOf, toPreparedRow, type ServiceFacts } from './preparedRow';

/** A service that time alone changed. */
export interface DueService {
  entityId: number;
  entityRef: string;
}

const STEP_COLUMNS = [
  'owned_at',
  'tracked_at',
  'drafted_at',
  'published_at',
  'covered_at',
];

/** Writes the prepared rows; `FleetStore` reads them. */
export class PreparedStore {
  /**
   * Makes others who prepare these services wait, those too that have no row
   * yet. Sorted, so that none waits in a circle.
   */
  async lock(trx: Knex.Transaction, entityIds: number[]): Promise<void> {
    const sorted = [...entityIds].sort((a, b) => a - b);
    for (const chunk of inChunks(sorted)) {
      await insertMissing(trx, chunk);
      await trx('fleet_services')
        .whereIn('entity_id', chunk)
        .orderBy('entity_id')
        .forUpdate()
        .select('entity_id');
    }
  }

  /**
   * Services that time alone changed. The background locks them, but for those
   * that somebody is at; who waits for all of them locks them in their order.
   */
  async claimDue(
    trx: Knex.Transaction,
    { limit, now, waits }: { limit: number; now: number; waits: boolean },
  ): Promise<DueService[]> {
    const query = trx('fleet_services')
      .where('due_at', '<=', now)
      .orderBy('due_at')
      .limit(limit)
      .select('entity_id', 'entity_ref');
    const rows = await (trx.client.config.client === 'pg' && !waits
      ? query.forUpdate().skipLocked()
      : query);
    return rows.map(row => ({
      entityId: toNumber(row.entity_id),
      entityRef: row.entity_ref,
    }));
  }

  /** Tries one that time alone changed again later, and others meanwhile. */
  async postpone(
    trx: Knex.Transaction,
    { entityId }: DueService,
    dueAt: number,
  ): Promise<void> {
    await trx('fleet_services')
      .where('entity_id', entityId)
      .update({ due_at: dueAt });
  }

  async save(
    trx: Knex.Transaction,
    services: readonly ServiceFacts[],
    now: number,
  ): Promise<void> {
    for (const chunk of inChunks(services)) {
      await trx('fleet_services')
        .insert(chunk.map(facts => toPreparedRow(facts, now)))
        .onConflict('entity_id')
        .merge();
      await trx('fleet_steps')
        .insert(chunk.map(facts => firstSeen(facts, now)))
        .onConflict('entity_id')
        .merge(
          Object.fromEntries(
            STEP_COLUMNS.map(column => [
              column,
              trx.raw('coalesce(??, ??)', [
                `fleet_steps.${column}`,
                `excluded.${column}`,
              ]),
            ]),
          ),
        );
    }
  }

  /** Of services that are none any more. When they took which step stays known. */
  async delete(trx: Knex.Transaction, entityIds: number[]): Promise<void> {
    for (const chunk of inChunks(entityIds)) {
      await trx('fleet_services').whereIn('entity_id', chunk).delete();
    }
  }
}

/** Rows that say nothing yet; nobody sees them before they do. */
async function insertMissing(
  trx: Knex.Transaction,
  entityIds: number[],
): Promise<void> {
  const missing = await trx('catalog_entities as e')
    .leftJoin('fleet_services as s', 's.entity_id', 'e.id')
    .whereIn('e.id', entityIds)
    .whereNull('s.entity_id')
    .orderBy('e.id')
    .select('e.id', 'e.entity_ref');
  if (missing.length === 0) return;
  await trx('fleet_services')
    .insert(
      missing.map(({ id, entity_ref: ref }) => ({
        entity_id: id,
        entity_ref: ref,
        title: ref,
        name_key: ref,
        search_text: ref,
      })),
    )
    .onConflict('entity_id')
    .ignore();
}

function firstSeen(facts: ServiceFacts, now: number) {
  const steps = adoptionOf(facts);
  return {
    entity_id: facts.entity.id,
    owned_at: steps.owned ? now : null,
    tracked_at: steps.tracked ? now : null,
    drafted_at: steps.drafted ? now : null,
    published_at: steps.published ? now : null,
    covered_at: steps.covered ? now : null,
  };
}
