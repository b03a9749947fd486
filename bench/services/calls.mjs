import { createRandom } from '../random.mjs';
import { SLOT } from './samples.mjs';

const DAY = 24 * 60 * 60_000;
const BY_NAME = 'catalog: entity by name';
const BY_QUERY = 'catalog: 20 entities by query';

/**
 * What is called, each beside a call of the catalog's own.
 *
 * @param options.pages - services with 12 SLOs and five assignments
 * @param options.sloIds - of the SLOs of those services
 */
export function callsOf({
  services,
  teams,
  departments,
  pages,
  sloIds,
  people,
  tokenOf,
  until,
}) {
  const random = createRandom('tandem-bench-calls');
  const yearAgo = new Date(until - 365 * DAY).toISOString();
  const service = () => random.pick(services);
  const dora = parameters =>
    `/api/tandem/dora${parameters}&entityRef=component:default/${service()}`;
  const summary = (kind, name) =>
    `/api/tandem/entities/${kind}/default/${name}/summary`;
  const perGroup = groups => Math.round(services.length / groups.length);
  return [
    { name: BY_NAME, path: byName(service) },
    {
      name: 'summary of a service',
      limit: 3,
      path: () => summary('component', service()),
    },
    {
      name: 'summary of a service with 12 SLOs and five assignments',
      limit: 3,
      path: () => summary('component', random.pick(pages)),
    },
    { name: 'GET /dora, 30 days', limit: 4, path: () => dora('?') },
    {
      name: 'GET /dora, 365 days',
      limit: 4,
      path: () => dora(`?from=${yearAgo}`),
    },
    {
      name: 'GET /dora/series, 1 year by week',
      path: () => dora(`/series?bucket=week&from=${yearAgo}`),
    },
    {
      name: 'GET /deployments, first page of a service',
      path: () =>
        `/api/tandem/deployments?entityRef=component:default/${service()}`,
    },
    {
      name: 'GET /deployments, first page of all',
      path: () => '/api/tandem/deployments',
    },
    ...sloCalls(random, { pages, sloIds }),
    {
      kind: 'team',
      name: `summary of a team (${perGroup(teams)} services)`,
      path: () => summary('group', random.pick(teams)),
    },
    {
      kind: 'department',
      name: `summary of a department (${perGroup(departments)} services)`,
      path: () => summary('group', random.pick(departments)),
    },
    ...listCalls(),
    ...callsOfPeople(random, { service, summary, people, tokenOf }),
  ];
}

function byName(service) {
  return () => `/api/catalog/entities/by-name/component/default/${service()}`;
}

function byQuery() {
  return '/api/catalog/entities/by-query?filter=kind=component&limit=20';
}

function listCalls() {
  return [
    { name: BY_QUERY, path: byQuery },
    {
      name: 'GET /fleet/services, 20 of all by budget',
      limit: 4,
      beside: BY_QUERY,
      path: () => '/api/tandem/fleet/services?limit=20&sort=budget',
    },
  ];
}

/** The same with somebody's token: the policy is asked about people only. */
function callsOfPeople(random, { service, summary, people, tokenOf }) {
  const token = () => tokenOf(`user:default/${random.pick(people)}`);
  const name = 'catalog: entity by name, as a person';
  const list = 'catalog: 20 entities by query, as a person';
  return [
    { name, token, path: byName(service) },
    {
      name: 'summary of a service, as a person',
      limit: 3,
      beside: name,
      token,
      path: () => summary('component', service()),
    },
    {
      name: 'GET /dora, 30 days, as a person',
      limit: 4,
      beside: name,
      token,
      path: () => `/api/tandem/dora?entityRef=component:default/${service()}`,
    },
    { name: list, token, path: byQuery },
    {
      name: 'GET /fleet/services, 20 of all by budget, as a person',
      limit: 4,
      beside: list,
      token,
      path: () => '/api/tandem/fleet/services?limit=20&sort=budget',
    },
  ];
}

function sloCalls(random, { pages, sloIds }) {
  const slo = () => `/api/tandem/slos/${random.pick(sloIds)}`;
  return [
    { name: 'GET /slos, first page of all', path: () => '/api/tandem/slos' },
    { name: 'GET /slos/:id', path: slo },
    { name: 'GET /slos/:id/series, 30 days', path: () => `${slo()}/series` },
    {
      name: 'POST /slos/:id/samples, one slot',
      path: () => `${slo()}/samples`,
      body: () => ({ items: [newestSlot(random)] }),
    },
    {
      name: 'GET /coverage',
      path: () =>
        `/api/tandem/coverage?entityRef=component:default/${random.pick(
          pages,
        )}`,
    },
  ];
}

/** Other counts each time: the same ones again would change nothing. */
function newestSlot(random) {
  const start = Math.floor(Date.now() / SLOT) * SLOT - SLOT;
  const total = random.integer(900, 1100);
  const good = total - random.integer(0, 2);
  return { start: new Date(start).toISOString(), good, total };
}
