import { measure } from '../measure.mjs';
import { withPortal } from '../portal.mjs';
import { say } from '../say.mjs';
import { rememberPeople } from '../userTokens.mjs';
import { callsOf } from './calls.mjs';
import { generateCatalog } from './catalog.mjs';
import { ingest } from './ingest.mjs';
import { assignLiaisons } from './liaisons.mjs';
import { toMarkdown } from './report.mjs';
import { fillSlos, PAGE_SLOS } from './slos.mjs';

const PAGE_EVERY = 100;

/**
 * A year of deployments and a month of SLOs: how fast they come in, and what a
 * service's page takes then.
 *
 * @param options.sizes - services in the catalog, a portal of its own for each
 * @returns the result as Markdown
 */
export async function measureServices({ sizes, ...options }) {
  const runs = [];
  for (const size of sizes) {
    say(`${size} services on ${options.database}`);
    runs.push(await measureSize(size, options));
  }
  return toMarkdown(runs);
}

async function measureSize(size, options) {
  const { deployments, slosPerService, rounds, ...portalOptions } = options;
  const until = Math.floor(Date.now() / 60_000) * 60_000;
  const { yaml, ...names } = generateCatalog(size);
  /** Services whose pages have everything on them. */
  const pages = names.services.filter((_, index) => index % PAGE_EVERY === 0);
  return withPortal({ ...portalOptions, catalog: yaml }, async portal => {
    const { client, backend } = portal;
    await waitForCatalog(portal, names);
    const ingested = await ingest({
      client,
      backend,
      history: {
        services: names.services,
        deploymentsPerService: deployments,
        until,
      },
      onProgress: (what, count, perSecond) =>
        say(`${count} ${what}, ${Math.round(perSecond)} a second`),
    });
    const { sloIds, ...slos } = await fillSlos({
      client,
      services: names.services,
      pages,
      count: Math.round(size * slosPerService),
      onProgress: say,
    });
    await assignLiaisons({ client, pages, ...names });
    await rememberPeople(
      backend.database,
      names.people.map(name => `user:default/${name}`),
    );
    await waitForPages(portal, pages);
    const calls = callsOf({
      ...names,
      pages,
      sloIds,
      until,
      tokenOf: backend.tokenOf,
    });
    const latencies = await measureCalls({ client, calls, rounds });
    const database = await backend.database.describe();
    return { size, ingested, slos, latencies, database };
  });
}

async function waitForCatalog({ client, waitUntil }, { services }) {
  await waitUntil('Tandem knows all services', async () => {
    const path = '/api/tandem/entities/group/default/company/summary';
    const summary = JSON.parse(await client.get(path));
    return summary.services.totalItems === services.length;
  });
}

async function waitForPages({ client, backend, waitUntil }, pages) {
  await waitUntil('the pages have everything on them', async () => {
    const path = `/api/tandem/entities/component/default/${pages[0]}/summary`;
    const { slos, coverage } = JSON.parse(await client.get(path));
    return slos?.length === PAGE_SLOS && coverage?.deputy !== undefined;
  });
  await waitUntil('the figures of all services are prepared', async () => {
    const [{ dirty }] = await backend.database.query(
      'select count(*) as dirty from dora_snapshots where revision is distinct from computed_revision',
    );
    return Number(dirty) === 0;
  });
}

async function measureCalls({ client, calls, rounds }) {
  const latencies = [];
  for (const concurrency of [1, 4]) {
    say(`measuring latency, callers: ${concurrency}`);
    const timings = await measure({ client, calls, concurrency, rounds });
    const rows = calls.map((call, index) => ({
      ...call,
      millis: timings[index],
    }));
    latencies.push({ concurrency, rows });
  }
  return latencies;
}
