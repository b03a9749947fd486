import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const PATIENCE_MILLIS = 240_000;
const entry = fileURLToPath(new URL('portal.cjs', import.meta.url));

const running = new Set();
process.on('exit', () => {
  for (const backend of running) backend.kill('SIGKILL');
});

/** One backend that can be killed and started again on the same data. */
export class Replica {
  #prepared;
  #process;

  /** @param prepared - as `prepareBackend` answers it */
  constructor(prepared) {
    this.#prepared = prepared;
  }

  get url() {
    return this.#prepared.url;
  }

  get token() {
    return this.#prepared.token;
  }

  isRunning() {
    const backend = this.#process;
    return backend && backend.exitCode === null && backend.signalCode === null;
  }

  /** Starts it and does not wait. */
  spawn() {
    const backend = this.#prepared.spawn({ entry });
    running.add(backend);
    backend.once('exit', () => running.delete(backend));
    this.#process = backend;
  }

  /** Waits until Tandem answers. */
  async isReady() {
    const deadline = Date.now() + PATIENCE_MILLIS;
    for (;;) {
      if (!this.isRunning()) {
        throw new Error(
          `The backend ended by itself:\n${await this.#lastWords()}`,
        );
      }
      if (Date.now() > deadline) {
        throw new Error(
          `The backend does not answer:\n${await this.#lastWords()}`,
        );
      }
      const answer = await fetch(`${this.url}/api/tandem/fleet/funnel`, {
        headers: { authorization: `Bearer ${this.token}` },
        signal: AbortSignal.timeout(10_000),
      }).catch(() => undefined);
      await answer?.arrayBuffer();
      if (answer?.status === 200) return;
      await sleep(50);
    }
  }

  /** As `kill -9` does it. */
  async kill() {
    if (!this.isRunning()) {
      throw new Error(
        `The backend ended by itself:\n${await this.#lastWords()}`,
      );
    }
    const exited = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await exited;
  }

  async #lastWords() {
    const log = await readFile(this.#prepared.logFile, 'utf8');
    return log.slice(-4000);
  }
}
