import type { Knex } from 'knex';
import { inChunks } from '../database/rows';
import type { ProjectedEntity } from './projectEntity';

type MemberRow = { user_ref: string; group_ref: string };

/** Replaces the memberships of these people where they changed. */
export async function replaceMembers(
  knex: Knex,
  people: ProjectedEntity[],
): Promise<void> {
  for (const chunk of inChunks(people)) {
    const refs = chunk.map(({ entityRef }) => entityRef);
    const kept: MemberRow[] = await knex('entity_members')
      .whereIn('user_ref', refs)
      .select('user_ref', 'group_ref');
    const members = chunk.flatMap(({ entityRef, memberOf }) =>
      memberOf.map(group => ({ user_ref: entityRef, group_ref: group })),
    );
    if (sameMembers(members, kept)) continue;
    await knex.transaction(async trx => {
      await trx('entity_members').whereIn('user_ref', refs).delete();
      for (const rows of inChunks(members)) {
        await trx('entity_members')
          .insert(rows)
          // Another replica may be just as far.
          .onConflict(['user_ref', 'group_ref'])
          .ignore();
      }
    });
  }
}

function sameMembers(members: MemberRow[], rows: MemberRow[]): boolean {
  const keyOf = (row: MemberRow) => `${row.user_ref}\n${row.group_ref}`;
  const kept = new Set(rows.map(keyOf));
  return (
    kept.size === members.length && members.every(row => kept.has(keyOf(row)))
  );
}
