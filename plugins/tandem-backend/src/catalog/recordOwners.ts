import type { Knex } from 'knex';

/**
 * In the transaction that has just written these entities, so that nobody else
 * records theirs. Ends the period of an owner that is no longer the one, and begins that of the
 * new one. Nobody knows who owned an entity before it was first seen, so its
 * first owner is taken for it.
 */
export async function recordOwners(
  trx: Knex.Transaction,
  entityRefs: string[],
  now: number,
): Promise<void> {
  const entities = trx('catalog_entities')
    .whereIn('entity_ref', entityRefs)
    .select('id');
  await trx('entity_owners')
    .whereIn('entity_id', entities)
    .whereNull('until_at')
    .whereNotExists(
      trx('catalog_entities as e')
        .whereRaw('e.id = entity_owners.entity_id')
        .whereRaw('e.owner_ref = entity_owners.owner_ref')
        .select('e.id'),
    )
    .update({ until_at: now });
  await trx('entity_owners')
    .whereIn('entity_id', entities)
    .whereRaw('until_at <= from_at')
    .delete();
  await trx
    .into(trx.raw('entity_owners (entity_id, owner_ref, from_at)'))
    .insert(
      trx('catalog_entities as e')
        .whereIn('e.entity_ref', entityRefs)
        .whereNotNull('e.owner_ref')
        .whereNotExists(periodsOf(trx).whereNull('o.until_at'))
        .select('e.id', 'e.owner_ref', beginning(trx, now)),
    );
}

/** Now, but not before the last period ended: clocks of replicas differ. */
function beginning(trx: Knex.Transaction, now: number): Knex.Raw {
  const afterLast = trx('entity_owners as o')
    .whereRaw('o.entity_id = e.id')
    .havingRaw('count(*) > 0')
    .select(
      trx.raw(
        'case when max(o.until_at) > ? then max(o.until_at) else cast(? as bigint) end',
        [now, now],
      ),
    );
  return trx.raw('coalesce(?, ?)', [afterLast, Number.MIN_SAFE_INTEGER]);
}

function periodsOf(trx: Knex.Transaction) {
  return trx('entity_owners as o')
    .whereRaw('o.entity_id = e.id')
    .select('o.entity_id');
}
