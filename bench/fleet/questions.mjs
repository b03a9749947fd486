/** What the list of services can be sorted by. */
export const SORTS = [
  ...['name', 'owner', 'slo', 'budget'],
  ...['frequency', 'leadTime', 'failRate', 'recovery'],
].flatMap(sort => [`sort=${sort}&order=asc`, `sort=${sort}&order=desc`]);

/**
 * Each filter of the list alone, as a function that gives its parameters with
 * another value each time.
 */
export function filtersOf({ teams, departments, systems, liaisons }, random) {
  const ref = (kind, names) => `${kind}:default/${random.pick(names)}`;
  return {
    'no filter': () => '',
    'owner, a department': () => `ownerRef=${ref('group', departments)}`,
    'owner, a team': () => `ownerRef=${ref('group', teams)}`,
    'owner, the company': () => 'ownerRef=group:default/company',
    system: () => `systemRef=${ref('system', systems)}`,
    tier: () => `tier=${random.pick(['1', '2', '3'])}`,
    lifecycle: () =>
      `lifecycle=${random.pick(['production', 'experimental', 'deprecated'])}`,
    'status, a few': () => 'status=burning&status=exhausted',
    'status, none': () => 'status=none',
    covered: () => 'covered=true',
    'not covered': () => 'covered=false',
    liaison: () => `liaisonRef=${ref('user', liaisons)}`,
    'missing an owner': () => 'missing=owned',
    'missing deployments': () => 'missing=tracked',
    'search, a few': () => `search=-${random.integer(100, 999)}`,
    'search, one in ten': () =>
      `search=${random.pick(['payment', 'ledger', 'stock'])}`,
    'search, nothing': () => 'search=unheard-of',
  };
}

/** Filters as people put them together. */
export function combinationsOf({ teams, departments }, random) {
  const department = () => `ownerRef=group:default/${random.pick(departments)}`;
  return {
    'department, not covered, by budget': () =>
      `${department()}&covered=false&sort=budget`,
    'tier 1, production, burning, by fail rate': () =>
      'tier=1&lifecycle=production&status=burning&sort=failRate&order=desc',
    'search in a department, by owner': () =>
      `${department()}&search=payment&sort=owner`,
    'twenty teams, by recovery': () =>
      `${Array.from(
        { length: 20 },
        () => `ownerRef=group:default/${random.pick(teams)}`,
      ).join('&')}&sort=recovery&order=desc`,
    'missing anything, by name': () =>
      'missing=owned&missing=tracked&missing=published&missing=covered',
  };
}

/** The path of a page of twenty. */
export function pageOf(...parameters) {
  return `/api/tandem/fleet/services?${['limit=20', ...parameters]
    .filter(Boolean)
    .join('&')}`;
}
