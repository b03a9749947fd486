import { spawn } from 'node:child_process';
import path from 'node:path';
import { TOKEN } from './portalConfig.mjs';

/** A stock backend takes about ten seconds. */
const START_MILLIS = 120_000;
const STOP_MILLIS = 10_000;

const running = new Set();

/**
 * Starts the backend of a portal as `yarn start` does, and waits until it
 * answers.
 *
 * @param options - its port, the configuration files over app-config.yaml and
 *   further variables of the environment
 * @returns its address, what it said, and how to stop it
 * @throws where it ends instead, with its last lines
 */
export async function startBackend(portal, options) {
  const { port, configs, environment = {} } = options;
  const cli = path.join(portal, 'node_modules/.bin/backstage-cli');
  const files = [path.join(portal, 'app-config.yaml'), ...configs];
  const child = spawn(
    cli,
    ['package', 'start', ...files.flatMap(file => ['--config', file])],
    {
      cwd: path.join(portal, 'packages/backend'),
      // Its own group: the command starts further processes.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        TANDEM_TOKEN: TOKEN,
        NODE_ENV: 'development',
        ...environment,
      },
    },
  );
  let output = '';
  let isOver = false;
  child.stdout.on('data', data => (output += data));
  child.stderr.on('data', data => (output += data));
  const over = new Promise(resolve => child.on('close', resolve)).then(() => {
    isOver = true;
    running.delete(backend);
  });
  const backend = {
    url: `http://127.0.0.1:${port}`,
    said: () => output,
    async stop() {
      if (isOver) return;
      signal(child, 'SIGTERM');
      const timer = setTimeout(() => signal(child, 'SIGKILL'), STOP_MILLIS);
      await over;
      clearTimeout(timer);
    },
  };
  running.add(backend);
  await untilReady(backend, () => isOver);
  return backend;
}

/** For the end of the test, however it comes. */
export async function stopBackends() {
  await Promise.all([...running].map(backend => backend.stop()));
}

async function untilReady(backend, isOver) {
  const end = Date.now() + START_MILLIS;
  const address = `${backend.url}/.backstage/health/v1/readiness`;
  while (Date.now() < end) {
    if (hasFailed(backend) || isOver()) break;
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise(resolve => setTimeout(resolve, 250));
  }
  await backend.stop();
  throw new Error(`the backend did not start; it said:\n${lastLines(backend)}`);
}

/** `backstage-cli package start` waits for a change of the code instead of ending. */
function hasFailed(backend) {
  return backend.said().includes('Unhandled rejection');
}

/** Without the traces that stand at the end of the lines of errors. */
function lastLines(backend) {
  const lines = backend.said().trimEnd().split('\n').slice(-30);
  return lines.map(line => line.slice(0, 300)).join('\n');
}

function signal(child, name) {
  try {
    process.kill(-child.pid, name);
  } catch {
    // It has ended meanwhile.
  }
}
