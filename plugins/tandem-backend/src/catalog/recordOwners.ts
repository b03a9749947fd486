import type { Knex } from 'knex';

/**
 * Ends the period of an owner that is no longer the one, and begins that of the
 * new one. Nobody knows who owned an entity before it was first seen, so its
 * first owner is taken for it.
 */
export async function recordOwners(
  knex: Knex,
  entityRefs: string[],
  now: number,
): Promise<void> {
  await knex.transaction(async trx => {
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
    await trx
      .into(trx.raw('entity_owners (entity_id, owner_ref, from_at)'))
      .insert(
        trx('catalog_entities as e')
          .whereIn('e.entity_ref', entityRefs)
          .whereNotNull('e.owner_ref')
          .whereNotExists(periodsOf(trx).whereNull('o.until_at'))
          .select(
            'e.id',
            'e.owner_ref',
            trx.raw('case when ? then cast(? as bigint) else ? end', [
              trx.raw('exists ?', [periodsOf(trx)]),
              now,
              Number.MIN_SAFE_INTEGER,
            ]),
          ),
      )
      .onConflict(['entity_id', 'from_at'])
      .ignore();
  });
}

function periodsOf(trx: Knex.Transaction) {
  return trx('entity_owners as o')
    .whereRaw('o.entity_id = e.id')
    .select('o.entity_id');
}
