import { measure } from '../measure.mjs';
import { withPortal } from '../portal.mjs';
import { say } from '../say.mjs';
import { rememberPeople } from '../userTokens.mjs';
import { callsOf } from './calls.mjs';
import { generateCatalog } from './catalog.mjs';
import { findSlowest } from './crossed.mjs';
import { findDeepPages } from './deepPages.mjs';
import { fill } from './fill.mjs';
import { fillDays } from './days.mjs';
import {
  prepareDepartment,
  prepareFromNothing,
  waitUntilPrepared,
} from './prepared.mjs';
import { toMarkdown } from './report.mjs';

/**
 * The two workspaces: what a page of the fleet, the funnel and My teams take
 * with few services and with many.
 *
 * @param options.sizes - services in the catalog, a portal of its own for each
 * @returns the result as Markdown
 */
export async function measureFleet({ sizes, ...options }) {
  const runs = [];
  for (const size of sizes) {
    say(`fleet of ${size} services on ${options.database}`);
    runs.push(await measureSize(size, options));
  }
  return toMarkdown(runs);
}

async function measureSize(size, { rounds, ...portalOptions }) {
  const { yaml, ...names } = generateCatalog(size);
  return withPortal({ ...portalOptions, catalog: yaml }, async portal => {
    const { client, backend } = portal;
    await waitForCatalog(portal, names.services);
    await fill({ client, names });
    await fillDays(portal);
    await waitUntilPrepared(portal, names.services);
    await rememberPeople(
      backend.database,
      names.liaisons.map(name => `user:default/${name}`),
    );
    const latencies = await measureCalls(portal, { names, rounds });
    const slowest = await findSlowest({ client, names });
    say('accepting an assignment of a department');
    const department = await prepareDepartment({ client, backend, names });
    say('preparing all rows from nothing');
    const fromNothing = await prepareFromNothing({ backend });
    const database = await backend.database.describe();
    return { names, latencies, slowest, department, fromNothing, database };
  });
}

async function waitForCatalog({ client, backend, waitUntil }, services) {
  await waitUntil('the catalog has read all services', async () => {
    const path = '/api/catalog/entities/by-query?filter=kind=component&limit=1';
    const { totalItems } = JSON.parse(await client.get(path));
    return totalItems === services.length;
  });
  await waitUntil('Tandem knows all services', async () => {
    const [{ known }] = await backend.database.query(
      `select count(*) as known from catalog_entities
         where kind = 'component' and in_catalog = ${backend.database.yes}`,
    );
    return Number(known) === services.length;
  });
}

async function measureCalls({ client, backend }, { names, rounds }) {
  const deepPages = await findDeepPages({ client, services: names.services });
  const calls = callsOf({ names, deepPages, tokenOf: backend.tokenOf });
  say(`measuring ${calls.length} calls, ${rounds} times each`);
  const timings = await measure({ client, calls, rounds, concurrency: 1 });
  return calls.map(({ name, limit }, index) => ({
    name,
    limit,
    millis: timings[index],
  }));
}
