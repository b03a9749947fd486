// Measures Tandem at size, beside the catalog in the same run: all of it, on
// PostgreSQL and on SQLite, unless told otherwise.
// usage: npm run bench -- [options]
//   --part P          only that part: services or fleet
//   --write           keeps the results in docs/benchmarks.md
//   --cpu-prof DIR    writes CPU profiles of the backends there
//   --keep            leaves each backend running until Ctrl-C, to look around
//   --rounds N        how often each call is measured (services 300, fleet 60)
// of the part services:
//   --deployments N   deployments of each service over a year (250)
//   --slos N          SLOs per service (1)
// of both parts:
//   --sizes N,N       services in the catalog, one run each (services 100,1000;
//                     fleet 1000,10000)
//   --database D      only on that one: postgres or sqlite
import { parseArgs } from 'node:util';
import { DATABASES } from './database.mjs';
import { writeResult } from './document.mjs';
import { measureFleet } from './fleet/measureFleet.mjs';
import { Interrupted } from './portal.mjs';
import { say } from './say.mjs';
import { measureServices } from './services/measureServices.mjs';

const PARTS = ['services', 'fleet'];

const { values: options } = parseArgs({
  options: {
    part: { type: 'string' },
    write: { type: 'boolean', default: false },
    'cpu-prof': { type: 'string' },
    keep: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    deployments: { type: 'string', default: '250' },
    slos: { type: 'string', default: '1' },
    sizes: { type: 'string' },
    database: { type: 'string' },
  },
});
const parts = chosen('part', PARTS);
const databases = chosen('database', DATABASES);
const portal = {
  keep: options.keep,
  nodeFlags: options['cpu-prof']
    ? ['--cpu-prof', '--cpu-prof-dir', options['cpu-prof']]
    : [],
};

try {
  for (const database of parts.includes('services') ? databases : []) {
    const result = await measureServices({
      ...portal,
      database,
      sizes: sizesOr('100,1000'),
      deployments: Number(options.deployments),
      slosPerService: Number(options.slos),
      rounds: Number(options.rounds ?? 300),
    });
    await report(`services on ${database}`, result);
  }
  for (const database of parts.includes('fleet') ? databases : []) {
    const result = await measureFleet({
      ...portal,
      database,
      sizes: sizesOr('1000,10000'),
      rounds: Number(options.rounds ?? 60),
    });
    await report(`fleet on ${database}`, result);
  }
} catch (error) {
  if (!(error instanceof Interrupted)) throw error;
  say('interrupted');
}
process.exit();

function sizesOr(usual) {
  return (options.sizes ?? usual).split(',').map(Number);
}

function chosen(option, all) {
  const one = options[option];
  if (one !== undefined && !all.includes(one)) {
    throw new Error(`--${option} must be one of ${all.join(', ')}`);
  }
  return one === undefined ? all : [one];
}

async function report(block, markdown) {
  console.log(`\n${markdown}\n`);
  if (options.write) say(`written to ${await writeResult(block, markdown)}`);
}
