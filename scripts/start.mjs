// Starts the demo portal: frontend and backend, both on this machine only.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const cli = path.join(root, 'node_modules/.bin/backstage-cli');

console.log(
  'tandem: starting the demo portal; open http://localhost:3000 once it says so',
);
const portal = spawn(cli, ['repo', 'start', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: 'development' },
});
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => portal.kill(signal));
}
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
}

async function isUp(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(5000) })).ok;
  } catch {
    return false;
  }
}
