// Starts the demo portal: frontend and backend, both on this machine only. With
// --prometheus beside a Prometheus that measures one of its SLOs.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  importDemoSlos,
  missingPrometheus,
  startDemoPrometheus,
} from './demoPrometheus.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const cli = path.join(root, 'node_modules/.bin/backstage-cli');

console.log(
  'tandem: starting the demo portal; open http://localhost:3000 once it says so',
);
let portal;
let isStopping = false;
// Closing the terminal is a way to stop, too.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    isStopping = true;
    if (portal) portal.kill(signal);
    else process.exit(1);
  });
}
const options = process.argv.slice(2).filter(each => each !== '--prometheus');
const prometheus = process.argv.includes('--prometheus')
  ? await startPrometheus()
  : undefined;
portal = spawn(cli, ['repo', 'start', ...options], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ...prometheus?.env, NODE_ENV: 'development' },
});
portal.on('exit', code => process.exit(code ?? 0));
portal.on('error', error => {
  console.error(`tandem: the portal could not be started: ${error.message}`);
  process.exit(1);
});
announce();

/** Says when the portal can be opened; the tools' own lines come in any order. */
async function announce() {
  for (;;) {
    await new Promise(resolve => setTimeout(resolve, 1000));
    const ready = await Promise.all(
      [
        'http://127.0.0.1:3000/',
        'http://127.0.0.1:7007/.backstage/health/v1/readiness',
      ].map(isUp),
    );
    if (ready.every(Boolean)) break;
  }
  console.log(
    '\ntandem: ready. Open http://localhost:3000 and enter as one of three people.\n',
  );
  if (prometheus) await showPrometheus();
}

/** @returns how the portal is told of it */
async function startPrometheus() {
  const missing = missingPrometheus();
  if (missing) {
    console.error(`tandem: ${missing}`);
    process.exit(1);
  }
  const { port } = await startDemoPrometheus(() => {
    if (!isStopping) {
      console.error('tandem: Prometheus ended; its SLO says so on its page');
    }
  });
  console.log(
    `tandem: Prometheus with a month of data is at http://127.0.0.1:${port}`,
  );
  return {
    env: {
      BACKSTAGE_ENV: 'prometheus',
      TANDEM_DEMO_PROMETHEUS_PORT: String(port),
    },
  };
}

async function showPrometheus() {
  try {
    await importDemoSlos(root);
    console.log(
      'tandem: Prometheus measures the SLO «Order requests»; within two minutes its figures are at\n' +
        'http://localhost:3000/catalog/default/component/checkout-api/operations\n',
    );
  } catch (error) {
    console.error(`tandem: ${error.message}`);
  }
}

async function isUp(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(5000) })).ok;
  } catch {
    return false;
  }
}
