import { performance } from 'node:perf_hooks';
import { createRandom } from './random.mjs';

const DAY = 24 * 60 * 60_000;
const WARM_UP_ROUNDS = 30;

/** What is called; the first is what the others are compared with. */
export function callsOf({ services, teams, departments, until }) {
  const random = createRandom('tandem-bench-calls');
  const yearAgo = new Date(until - 365 * DAY).toISOString();
  const service = () => random.pick(services);
  const dora = parameters =>
    `/api/tandem/dora${parameters}&entityRef=component:default/${service()}`;
  const summary = (kind, name) =>
    `/api/tandem/entities/${kind}/default/${name}/summary`;
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
    {
      name: `summary of a team (${Math.round(
        services.length / teams.length,
      )} services)`,
      path: () => summary('group', random.pick(teams)),
    },
    {
      name: `summary of a department (${Math.round(
        services.length / departments.length,
      )} services)`,
      path: () => summary('group', random.pick(departments)),
    },
  ];
}

/**
 * Calls each in turn, round after round, so that whatever else the machine
 * does hits all alike.
 *
 * @param concurrency - that many of the same call at once
 * @returns the milliseconds of each call, ascending
 */
export async function measure({ client, calls, rounds, concurrency }) {
  const timed = async path => {
    const startedAt = performance.now();
    await client.get(path);
    return performance.now() - startedAt;
  };
  const timings = calls.map(() => []);
  for (let round = -WARM_UP_ROUNDS; round < rounds / concurrency; round += 1) {
    for (const [index, call] of calls.entries()) {
      const paths = Array.from({ length: concurrency }, call.path);
      const millis = await Promise.all(paths.map(timed));
      if (round >= 0) timings[index].push(...millis);
    }
  }
  return timings.map(millis => millis.sort((a, b) => a - b));
}

/** The value below which that share of the ascending ones lies. */
export function quantile(ascending, share) {
  const place = (ascending.length - 1) * share;
  const low = ascending[Math.floor(place)];
  const high = ascending[Math.ceil(place)];
  return low + (high - low) * (place % 1);
}
