import type { Knex } from 'knex';
import type { FleetSection } from './fleetSections';

/** Where rows hold what rules of a section look at. */
type Columns = Readonly<Record<string, string>>;

type Restrict = (builder: Knex.QueryBuilder, columns: Columns) => void;

/**
 * The keys of the services of which a reader may see a section, as the
 * conditions of their permission say.
 */
export function visibleServices(
  knex: Knex,
  section: FleetSection,
  restrict: Restrict,
): Knex.QueryBuilder {
  switch (section) {
    case 'slo':
      return whereAllSlosAre(knex, restrict);
    case 'coverage':
      return whereCoverIs(knex, restrict);
    default:
      return whereProductionIs(knex, restrict);
  }
}

/** A row sums up drafts and published ones, so both have to be visible. */
function whereAllSlosAre(knex: Knex, restrict: Restrict) {
  return knex('fleet_services as v')
    .joinRaw(
      "cross join (select 'draft' as state union all select 'published') as slos",
    )
    .modify(builder =>
      restrict(builder, { entityId: 'v.entity_id', state: 'slos.state' }),
    )
    .groupBy('v.entity_id')
    .havingRaw('count(*) = 2')
    .select('v.entity_id');
}

function whereCoverIs(knex: Knex, restrict: Restrict) {
  return knex('fleet_services as v')
    .leftJoin('assignments as a', 'a.id', 'v.assignment_id')
    .modify(builder =>
      restrict(builder, {
        entityId: 'v.entity_id',
        liaisonId: 'a.liaison_id',
        proposedBy: 'a.proposed_by',
      }),
    )
    .select('v.entity_id');
}

function whereProductionIs(knex: Knex, restrict: Restrict) {
  return knex('fleet_services as v')
    .joinRaw("cross join (select 'production' as name) as environments")
    .modify(builder =>
      restrict(builder, {
        entityId: 'v.entity_id',
        environment: 'environments.name',
      }),
    )
    .select('v.entity_id');
}
