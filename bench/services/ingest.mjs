import { performance } from 'node:perf_hooks';
import { generateHistory } from './history.mjs';

const BATCH = 1000;

/**
 * Posts the history in batches of 1,000, one after another.
 *
 * @returns how many of each a second, over the time the requests took, and the
 * backend's memory on the way
 */
export async function ingest({ client, backend, history, onProgress }) {
  const kinds = {
    deployment: { path: '/api/tandem/deployments', count: 0, millis: 0 },
    incident: { path: '/api/tandem/incidents', count: 0, millis: 0 },
  };
  const waiting = { deployment: [], incident: [] };
  const megabytes = [backend.residentMegabytes()];
  let changes = 0;

  const flush = async name => {
    const items = waiting[name];
    if (items.length === 0) return;
    waiting[name] = [];
    const kind = kinds[name];
    const startedAt = performance.now();
    const { results } = JSON.parse(await client.post(kind.path, { items }));
    const millis = performance.now() - startedAt;
    kind.millis += millis;
    kind.count += items.length;
    const odd = results.find(result => result.status !== 'created');
    if (odd) {
      throw new Error(`${kind.path} was not created: ${JSON.stringify(odd)}`);
    }
    megabytes.push(backend.residentMegabytes());
    onProgress(`${name}s`, kind.count, (1000 * items.length) / millis);
  };

  for (const happening of generateHistory(history)) {
    const [[name, item]] = Object.entries(happening);
    waiting[name].push(item);
    changes += item.changes?.length ?? 0;
    if (waiting[name].length === BATCH) await flush(name);
  }
  await flush('deployment');
  await flush('incident');

  const rate = ({ count, millis }) => (1000 * count) / millis;
  return {
    deployments: kinds.deployment.count,
    changes,
    incidents: kinds.incident.count,
    deploymentsPerSecond: rate(kinds.deployment),
    incidentsPerSecond: rate(kinds.incident),
    megabytes,
  };
}
