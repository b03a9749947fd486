import { createRandom } from '../random.mjs';
import { combinationsOf, filtersOf, pageOf, SORTS } from './questions.mjs';

export const PAGE_LIMIT = 4;
export const YARDSTICK = {
  name: 'catalog: 20 by query',
  path: () => '/api/catalog/entities/by-query?filter=kind=component&limit=20',
};
const FUNNEL_LIMIT = 2;
const TEAMS_LIMIT = 4;

/**
 * What is called; the first is what the others are compared with.
 *
 * @param options.deepPages - sorts with the cursor of a page far down the list
 * @param options.tokenOf - gives the token of a person
 */
export function callsOf({ names, deepPages, tokenOf }) {
  const random = createRandom('tandem-bench-fleet-calls');
  const page = (name, parameters) => ({
    name,
    limit: PAGE_LIMIT,
    path: () => pageOf(parameters()),
  });
  const pages = (prefix, questions) =>
    Object.entries(questions).map(([name, parameters]) =>
      page(`${prefix}: ${name}`, parameters),
    );
  return [
    YARDSTICK,
    ...SORTS.map(sorting => page(nameOfSort(sorting), () => sorting)),
    ...pages('filter', filtersOf(names, random)).slice(1),
    ...pages('filters', combinationsOf(names, random)),
    ...deepPages.map(({ sorting, cursor }) =>
      page(`half-way down, ${nameOfSort(sorting)}`, () =>
        [sorting, `cursor=${encodeURIComponent(cursor)}`].join('&'),
      ),
    ),
    ...['owner', 'system', 'tier', 'liaison'].map(filter => ({
      name: `values of the filter ${filter}`,
      path: () => `/api/tandem/fleet/filter-values?filter=${filter}`,
    })),
    {
      name: 'GET /fleet/funnel',
      limit: FUNNEL_LIMIT,
      path: () => '/api/tandem/fleet/funnel',
    },
    ...liaisonCalls({ names, tokenOf, random }),
  ];
}

/** My teams, as any liaison. */
function liaisonCalls({ names, tokenOf, random }) {
  const tokens = names.liaisons.map(name => tokenOf(`user:default/${name}`));
  const token = () => random.pick(tokens);
  return [
    {
      name: 'GET /me/attention',
      limit: TEAMS_LIMIT,
      path: () => '/api/tandem/me/attention',
      token,
    },
    {
      name: 'GET /me/teams',
      limit: TEAMS_LIMIT,
      path: () => '/api/tandem/me/teams',
      token,
    },
  ];
}

/** Every filter with every sort. */
export function crossedCalls(names) {
  const random = createRandom('tandem-bench-fleet-crossed');
  const filters = Object.entries(filtersOf(names, random));
  return filters.flatMap(([filter, parameters]) =>
    SORTS.map(sorting => ({
      name: `${filter}, ${nameOfSort(sorting)}`,
      path: () => pageOf(parameters(), sorting),
    })),
  );
}

/** `by name, asc` */
function nameOfSort(sorting) {
  const parameters = new URLSearchParams(sorting);
  return `by ${parameters.get('sort')}, ${parameters.get('order')}`;
}
