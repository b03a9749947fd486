import { mockCredentials } from '@backstage/backend-test-utils';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runTandem, type TandemRun } from '../__testUtils__/runTandem';
import { startTandem, type TestTandem } from '../__testUtils__/startTandem';

// The command runs as a process of its own, against a real backend.
jest.setTimeout(60_000);

let tandem: TestTandem;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'tandem-jsonl-'));
  tandem = await startTandem([
    'payments',
    'ledger',
    'mobile',
    'checked',
    'mixed',
    'interrupted',
  ]);
});
afterAll(async () => {
  await tandem.stop();
  rmSync(folder, { recursive: true, force: true });
});

function createDeployment(entity: string, number: number) {
  const finishedAt = new Date(Date.UTC(2025, 0, 1, 0, number)).toISOString();
  return {
    entityRef: `component:default/${entity}`,
    environment: 'production',
    status: 'succeeded',
    finishedAt,
    source: 'ci',
    externalId: `${entity}@${number}`,
  };
}

function createDeployments(entity: string, count: number) {
  return Array.from({ length: count }, (_, index) =>
    createDeployment(entity, index),
  );
}

function writeLines(items: unknown[]): string {
  const file = path.join(folder, 'deliveries.jsonl');
  writeFileSync(file, items.map(item => `${JSON.stringify(item)}\n`).join(''));
  return file;
}

function importJsonl(
  file: string,
  options: Parameters<typeof runTandem>[1] & { args?: string[] } = {},
): Promise<TandemRun> {
  const { args = [], ...rest } = options;
  return runTandem(['import', 'jsonl', file, '--url', tandem.url, ...args], {
    env: { TANDEM_TOKEN: tandem.token },
    ...rest,
  });
}

async function countDeployments(entity: string): Promise<number | undefined> {
  const { metrics } = await tandem.client.getDora(
    `component:default/${entity}`,
    { from: '2025-01-01T00:00:00Z', to: '2025-02-01T00:00:00Z' },
  );
  return metrics.deploymentFrequency.deployments;
}

describe('tandem import jsonl', () => {
  it('imports more than one batch, and nothing twice', async () => {
    const file = writeLines(createDeployments('payments', 1201));
    const first = await importJsonl(file);
    const second = await importJsonl(file);

    expect(first).toEqual({
      exitCode: 0,
      out: [
        '1201 deployments: 1201 created, 0 updated, 0 unchanged, 0 rejected',
      ],
      error: [],
    });
    expect(second.out).toEqual([
      '1201 deployments: 0 created, 0 updated, 1201 unchanged, 0 rejected',
    ]);
    expect(await countDeployments('payments')).toBe(1201);
  });

  it('imports incidents beside deployments, from standard input', async () => {
    const deployment = createDeployment('ledger', 1);
    const incident = {
      entityRef: 'component:default/ledger',
      title: 'Balances are wrong',
      startedAt: '2025-01-01T01:00:00Z',
      resolvedAt: '2025-01-01T02:00:00Z',
      source: 'pager',
      externalId: '1',
    };
    const run = await importJsonl('-', {
      input: `${JSON.stringify(incident)}\n\n${JSON.stringify(deployment)}`,
    });

    expect(run).toEqual({
      exitCode: 0,
      out: [
        '1 deployment: 1 created, 0 updated, 0 unchanged, 0 rejected',
        '1 incident: 1 created, 0 updated, 0 unchanged, 0 rejected',
      ],
      error: [],
    });
    const { metrics } = await tandem.client.getDora(
      'component:default/ledger',
      { from: '2025-01-01T00:00:00Z', to: '2025-01-02T00:00:00Z' },
    );
    expect(metrics.changeFailRate).toMatchObject({ failed: 1, deployments: 1 });
    expect(metrics.failedDeploymentRecoveryTime.medianSeconds).toBe(3600);
  });

  it('counts a deployment once that is too large for one request', async () => {
    const changes = Array.from({ length: 12_000 }, (_, index) => ({
      commit: `commit-${index}`,
      committedAt: '2024-12-31T00:00:00Z',
      url: `https://example.com/${'x'.repeat(400)}/${index}`,
    }));
    const file = writeLines([{ ...createDeployment('mobile', 1), changes }]);
    const first = await importJsonl(file);
    const second = await importJsonl(file);

    expect(first.out).toEqual([
      '1 deployment: 1 created, 0 updated, 0 unchanged, 0 rejected',
    ]);
    expect(second.out).toEqual([
      '1 deployment: 0 created, 0 updated, 1 unchanged, 0 rejected',
    ]);
    const { metrics } = await tandem.client.getDora(
      'component:default/mobile',
      { from: '2025-01-01T00:00:00Z', to: '2025-01-02T00:00:00Z' },
    );
    expect(metrics.changeLeadTime.changes).toBe(12_000);
  });

  it('sends nothing of a file with a wrong line', async () => {
    const file = writeLines([
      ...createDeployments('checked', 600),
      { ...createDeployment('checked', 600), status: 'done' },
    ]);
    const run = await importJsonl(file);

    expect(run).toEqual({
      exitCode: 1,
      out: [],
      error: [
        expect.stringContaining(
          `${file}: line 601: deployment "status" must be one of`,
        ),
      ],
    });
    expect(await countDeployments('checked')).toBe(0);
  });

  it('keeps the good ones of a batch and names the others', async () => {
    const inFuture = '2099-01-01T00:00:00Z';
    const file = writeLines([
      createDeployment('mixed', 1),
      { ...createDeployment('mixed', 2), finishedAt: inFuture },
    ]);
    const some = await importJsonl(file);
    const none = await importJsonl(
      writeLines([{ ...createDeployment('mixed', 3), finishedAt: inFuture }]),
    );

    expect(some.exitCode).toBe(1);
    expect(some.out).toEqual([
      '2 deployments: 1 created, 0 updated, 0 unchanged, 1 rejected',
    ]);
    expect(some.error).toEqual([
      expect.stringMatching(/^rejected line 2: .*finishedAt.* future/),
    ]);
    expect(none.exitCode).toBe(1);
    expect(none.out).toEqual([
      '1 deployment: 0 created, 0 updated, 0 unchanged, 1 rejected',
    ]);
  });

  it('checks a file without sending it', async () => {
    const file = writeLines(createDeployments('checked', 3));
    const run = await importJsonl(file, {
      args: ['--dry-run', '--url', 'http://localhost:1'],
    });

    expect(run).toEqual({
      exitCode: 0,
      out: [
        '3 deployments and 0 incidents are fine; nothing was sent (dry run)',
      ],
      error: [],
    });
  });

  it('gives one line for a missing file', async () => {
    expect(await importJsonl('/does/not/exist')).toEqual({
      exitCode: 1,
      out: [],
      error: ['error: /does/not/exist does not exist'],
    });
  });

  it('gives one line for a token that is refused, wherever it is from', async () => {
    const file = writeLines([createDeployment('checked', 1)]);
    const invalid = mockCredentials.service.invalidToken();
    const missing = await importJsonl(file, {
      env: { TANDEM_TOKEN: 'mock-none-token' },
    });
    const wrong = await importJsonl(file, { args: ['--token', invalid] });

    for (const run of [missing, wrong]) {
      expect(run.exitCode).toBe(1);
      expect(run.error).toEqual([
        `error: ${tandem.url} refuses the token (401): it must be one of backend.auth.externalAccess`,
      ]);
    }
  });

  it('gives one line for an address without Tandem', async () => {
    const file = writeLines([createDeployment('checked', 1)]);
    const elsewhere = await importJsonl(file, {
      args: ['--url', `${tandem.url}/portal`],
    });

    expect(elsewhere.exitCode).toBe(1);
    expect(elsewhere.error).toEqual([
      expect.stringContaining(`there is no Tandem at ${tandem.url}/portal`),
    ]);
  });
});

describe('tandem import jsonl through a proxy', () => {
  let proxy: Server;
  let url: string;
  /** How many requests to answer with a failure before passing one on. */
  let failures: number;
  /** Called for each request that is passed on, before it is. */
  let onRequest: () => void;

  beforeEach(async () => {
    failures = 0;
    onRequest = () => {};
    proxy = createServer((incoming, outgoing) => {
      if (failures > 0) {
        failures -= 1;
        incoming.resume().on('end', () => outgoing.destroy());
        return;
      }
      onRequest();
      const { method, headers } = incoming;
      const forwarded = request(
        `${tandem.url}${incoming.url}`,
        { method, headers },
        answer => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(outgoing);
        },
      );
      incoming.pipe(forwarded);
    });
    await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    proxy.closeAllConnections();
    await new Promise(resolve => proxy.close(resolve));
  });

  it('survives a dropped connection', async () => {
    failures = 2;
    const file = writeLines([createDeployment('ledger', 50)]);

    expect(await importJsonl(file, { args: ['--url', url] })).toEqual({
      exitCode: 0,
      out: ['1 deployment: 1 created, 0 updated, 0 unchanged, 0 rejected'],
      error: [],
    });
  });

  it('ends on an interrupt and finishes when run again', async () => {
    const file = writeLines(createDeployments('interrupted', 1500));
    let requests = 0;
    const interrupted = await importJsonl(file, {
      args: ['--url', url],
      onStart: child => {
        onRequest = () => {
          requests += 1;
          if (requests === 2) child.kill('SIGINT');
        };
      },
    });
    const finished = await importJsonl(file);

    expect(interrupted).toEqual({
      exitCode: 130,
      out: [],
      error: ['interrupted: 500 of 1500 sent so far, running it again is safe'],
    });
    expect(finished.exitCode).toBe(0);
    expect(await countDeployments('interrupted')).toBe(1500);
  });
});
