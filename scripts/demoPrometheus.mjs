// A Prometheus of the demo's own, on this machine only: a month of a service's
// counters, which go on while it runs.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DemoCounters, exposition, pastMetrics } from './demoTraffic.mjs';
import { freePort } from './freePort.mjs';

const PAST_SECONDS = 31 * 86_400;

/** What keeps the demo from starting it; undefined where nothing does. */
export function missingPrometheus() {
  const missing = ['prometheus', 'promtool'].filter(
    command => spawnSync(command, ['--version']).status !== 0,
  );
  return missing.length === 0
    ? undefined
    : `${missing.join(' and ')} is not installed: apt-get install prometheus ` +
        'or brew install prometheus, or see https://prometheus.io/download';
}

/**
 * Starts it; it ends with this process, and its data goes with it.
 *
 * @param onEnd - called where it ends before
 */
export async function startDemoPrometheus(onEnd) {
  const folder = mkdtempSync(path.join(tmpdir(), 'tandem-demo-prometheus-'));
  process.on('exit', () =>
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  );
  const now = Math.floor(Date.now() / 60_000) * 60;
  const counters = new DemoCounters(now - PAST_SECONDS);
  fill(folder, pastMetrics(counters, now - PAST_SECONDS, now));
  const exporter = createServer((_request, response) => {
    response.setHeader('content-type', 'text/plain; version=0.0.4');
    response.end(exposition(counters.at(Date.now() / 1000)));
  });
  await new Promise(resolve => exporter.listen(0, '127.0.0.1', resolve));
  const port = await freePort();
  const prometheus = run(folder, port, exporter.address().port);
  process.prependListener('exit', () => prometheus.kill('SIGKILL'));
  await ready(port, prometheus);
  prometheus.once('exit', onEnd);
  return { port };
}

function fill(folder, openMetrics) {
  const text = path.join(folder, 'past.om');
  writeFileSync(text, openMetrics);
  const { status, stderr } = spawnSync('promtool', [
    ...['tsdb', 'create-blocks-from', '--max-block-duration=1024h'],
    ...['openmetrics', text, path.join(folder, 'data')],
  ]);
  if (status !== 0) throw new Error(`promtool: ${stderr}`);
  rmSync(text);
}

function run(folder, port, exporterPort) {
  const config = path.join(folder, 'prometheus.yml');
  writeFileSync(
    config,
    JSON.stringify({
      scrape_configs: [
        {
          job_name: 'demo',
          scrape_interval: '15s',
          honor_labels: true,
          static_configs: [{ targets: [`127.0.0.1:${exporterPort}`] }],
        },
      ],
    }),
  );
  return spawn(
    'prometheus',
    [
      `--config.file=${config}`,
      `--storage.tsdb.path=${path.join(folder, 'data')}`,
      '--storage.tsdb.retention.time=400d',
      `--web.listen-address=127.0.0.1:${port}`,
      '--log.level=error',
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
}

async function ready(port, prometheus) {
  let failure;
  prometheus.once('error', error => {
    failure = error;
  });
  for (;;) {
    if (failure || prometheus.exitCode !== null) {
      throw failure ?? new Error('Prometheus ended right after its start');
    }
    const answer = await fetch(`http://127.0.0.1:${port}/-/ready`).catch(
      () => undefined,
    );
    if (answer?.ok) return;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

/** Hands the demo's SLOs of Prometheus in, once the portal knows their service. */
export async function importDemoSlos(root) {
  const body = readFileSync(path.join(root, 'examples/prometheus/slos.yaml'));
  const token = process.env.TANDEM_TOKEN ?? 'tandem-development-token';
  const answer = await fetch(
    'http://127.0.0.1:7007/api/tandem/slos/import?overwrite=true',
    {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/yaml',
      },
      body,
    },
  );
  if (!answer.ok) {
    throw new Error(`the SLOs were not imported: ${await answer.text()}`);
  }
}
