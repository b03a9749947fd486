// Kills, doubles and cuts off a real backend under load, and compares what is
// there afterwards with what was acknowledged. See docs/reliability.md.
// usage: npm run test:faults -- [options]
//   --rounds N    how often each part hurts it (3)
//   --part P      only that one: kill, replicas or postgres
//   --database D  kill only on that one: sqlite or postgres
//   --seed S      the same choices as another run; its moments differ
import { parseArgs } from 'node:util';
import { killRounds } from './parts/kill.mjs';
import { postgresRounds } from './parts/postgres.mjs';
import { replicaRounds } from './parts/replicas.mjs';
import { say } from './say.mjs';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    part: { type: 'string' },
    database: { type: 'string' },
    seed: { type: 'string', default: String(Date.now()) },
  },
});
const rounds = Number(options.rounds);
if (!Number.isSafeInteger(rounds) || rounds < 1) {
  throw new Error('--rounds must be a whole number from 1');
}
const parts = chosen('part', ['kill', 'replicas', 'postgres']);
const databases = chosen('database', ['sqlite', 'postgres']);
const { seed } = options;

const runs = [
  ...(parts.includes('kill')
    ? databases.map(database => () => killRounds({ database, rounds, seed }))
    : []),
  ...(parts.includes('replicas') && databases.includes('postgres')
    ? [() => replicaRounds({ rounds, seed })]
    : []),
  ...(parts.includes('postgres') && databases.includes('postgres')
    ? [() => postgresRounds({ rounds, seed })]
    : []),
];

say(`--seed ${seed}`);
for (const run of runs) {
  try {
    await run();
  } catch (error) {
    say(`failed with --seed ${seed}`);
    console.error(error);
    process.exit(1);
  }
}
process.exit();

function chosen(option, all) {
  const one = options[option];
  if (one !== undefined && !all.includes(one)) {
    throw new Error(`--${option} must be one of ${all.join(', ')}`);
  }
  return one === undefined ? all : [one];
}
