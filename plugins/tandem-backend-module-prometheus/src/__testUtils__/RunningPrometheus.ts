import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Whether Prometheus is installed; tests that need it are skipped without it.
 *
 * @throws in CI, where nothing may go untested
 */
export function hasPrometheus(): boolean {
  const isThere = ['prometheus', 'promtool'].every(
    command => spawnSync(command, ['--version']).status === 0,
  );
  if (!isThere) {
    const how = 'Prometheus is not installed (apt-get install prometheus)';
    if (process.env.CI) throw new Error(how);
    process.stderr.write(`Skipped: ${how}\n`);
  }
  return isThere;
}

/** A real Prometheus on this machine, over data that a test has made. */
export class RunningPrometheus {
  readonly url: string;
  readonly #folder: string;
  readonly #port: number;
  #process: ChildProcess | undefined;

  private constructor(folder: string, port: number) {
    this.#folder = folder;
    this.#port = port;
    this.url = `http://127.0.0.1:${port}`;
  }

  /** @param openMetrics - all of its data, as OpenMetrics text */
  static async start(openMetrics: string): Promise<RunningPrometheus> {
    const folder = mkdtempSync(path.join(tmpdir(), 'tandem-prometheus-'));
    const prometheus = new RunningPrometheus(folder, await freePort());
    writeFileSync(path.join(folder, 'prometheus.yml'), 'scrape_configs: []\n');
    prometheus.#fill(openMetrics);
    await prometheus.resume();
    return prometheus;
  }

  /** Starts it again over what it knew, and what is known besides by now. */
  async resume(openMetrics?: string): Promise<void> {
    if (openMetrics !== undefined) this.#fill(openMetrics);
    const folder = this.#folder;
    this.#process = spawn(
      'prometheus',
      [
        `--config.file=${folder}/prometheus.yml`,
        `--storage.tsdb.path=${folder}/data`,
        '--storage.tsdb.retention.time=400d',
        `--web.listen-address=127.0.0.1:${this.#port}`,
      ],
      { stdio: 'ignore' },
    );
    for (;;) {
      const ready = await fetch(`${this.url}/-/ready`).catch(() => undefined);
      if (ready?.ok) return;
      if (this.#process.exitCode !== null) {
        throw new Error('Prometheus did not start');
      }
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }

  /** It does not answer any more; its data stays. */
  async pause(): Promise<void> {
    const running = this.#process;
    this.#process = undefined;
    if (!running || running.exitCode !== null) return;
    await new Promise(resolve => {
      running.once('exit', resolve);
      running.kill('SIGTERM');
    });
  }

  async stop(): Promise<void> {
    await this.pause();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #fill(openMetrics: string): void {
    const text = path.join(this.#folder, 'data.om');
    writeFileSync(text, openMetrics);
    const made = spawnSync('promtool', [
      ...['tsdb', 'create-blocks-from', '--max-block-duration=1024h'],
      ...['openmetrics', text, path.join(this.#folder, 'data')],
    ]);
    if (made.status !== 0) throw new Error(String(made.stderr));
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}
