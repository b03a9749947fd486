import type {
  AdoptionStep,
  FleetServicesQuery,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { FleetView } from './FleetView';

/** Owners to look for, told apart because joining with groups takes an index. */
export interface OwnerFilter {
  /** Their child groups count too. */
  groups: string[];
  /** People, and groups that the catalog does not hold. */
  others: string[];
}

/** Which services to list. */
export interface FleetFilters extends StatedFilters {
  owners?: OwnerFilter;
}

type StatedFilters = Pick<
  FleetServicesQuery,
  | 'search'
  | 'systemRef'
  | 'tier'
  | 'lifecycle'
  | 'status'
  | 'covered'
  | 'liaisonRef'
  | 'missing'
>;

const STEP_COLUMNS: Readonly<
  Record<Exclude<AdoptionStep, 'catalogued'>, string>
> = {
  owned: 'is_owned',
  tracked: 'is_tracked',
  drafted: 'is_drafted',
  published: 'is_published',
  covered: 'is_covered',
};

/**
 * The services that the reader sees and that match all filters, each of which
 * takes any of its values.
 */
export function matchingServices(
  knex: Knex,
  view: FleetView,
  filters: FleetFilters,
): Knex.QueryBuilder {
  const { search, owners, systemRef, tier, lifecycle } = filters;
  const { status, covered, liaisonRef, missing } = filters;
  return view.services(knex).modify(query => {
    if (search !== undefined) {
      query.whereRaw(`s.search_text like ? escape '\\'`, [contains(search)]);
    }
    if (owners) query.where(ownedBy(knex, owners));
    if (systemRef) query.whereIn('s.system_ref', systemRef);
    if (tier) query.whereIn('s.tier', tier);
    if (lifecycle) query.whereIn('s.lifecycle', lifecycle);
    if (status) query.whereIn('s.slo_state', status);
    if (covered !== undefined) query.where('s.is_covered', covered);
    if (liaisonRef) {
      query.where(either =>
        either
          .whereIn('s.primary_ref', liaisonRef)
          .orWhereIn('s.deputy_ref', liaisonRef),
      );
    }
    for (const step of missing ?? []) {
      // Whatever is listed is in the catalog.
      if (step === 'catalogued') query.whereRaw('1 = 0');
      else query.where(`s.${STEP_COLUMNS[step]}`, false);
    }
  });
}

/** Which of these owners are groups that have a place among groups. */
export async function readOwnerFilter(
  knex: Knex,
  refs: string[],
): Promise<OwnerFilter> {
  const rows: { entity_ref: string }[] = await knex('entity_ancestors')
    .whereIn('entity_ref', refs)
    .where('depth', 0)
    .select('entity_ref');
  const groups = rows.map(row => row.entity_ref);
  return { groups, others: refs.filter(ref => !groups.includes(ref)) };
}

function ownedBy(knex: Knex, { groups, others }: OwnerFilter) {
  return (query: Knex.QueryBuilder) => {
    if (groups.length > 0) {
      query.whereIn(
        's.owner_ref',
        knex('entity_ancestors')
          .whereIn('ancestor_ref', groups)
          .select('entity_ref'),
      );
    }
    if (others.length > 0) query.orWhereIn('s.owner_ref', others);
  };
}

function contains(search: string): string {
  return `%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
}
