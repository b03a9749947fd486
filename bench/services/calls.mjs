import { createRandom } from '../random.mjs';
import { SLOT } from './samples.mjs';

const DAY = 24 * 60 * 60_000;

/**
 * What is called; the first is what the others are compared with.
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
    {
      name: 'catalog: entity by name',
      path: () =>
        `/api/catalog/entities/by-name/component/default/${service()}`,
    },
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
      name: `summary of a team (${perGroup(teams)} services)`,
      path: () => summary('group', random.pick(teams)),
    },
    {
      name: `summary of a department (${perGroup(departments)} services)`,
      path: () => summary('group', random.pick(departments)),
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
