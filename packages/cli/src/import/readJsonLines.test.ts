import type { ImportItem } from './ImportItem';
import { readJsonLines } from './readJsonLines';

const deployment = {
  entityRef: 'component:default/payments',
  environment: 'production',
  status: 'succeeded',
  finishedAt: '2025-03-01T10:00:00+01:00',
  source: 'git',
  externalId: 'payments@v1',
};

const incident = {
  entityRef: 'component:default/payments',
  title: 'Checkout is down',
  startedAt: '2025-03-01T11:00:00Z',
  source: 'pager',
  externalId: '1',
};

const change = { commit: 'c1', committedAt: '2025-03-01T09:00:00Z' };

async function read(...lines: (object | string)[]): Promise<ImportItem[]> {
  async function* input() {
    for (const line of lines) {
      const text = typeof line === 'string' ? line : JSON.stringify(line);
      yield Buffer.from(`${text}\n`);
    }
  }
  const items: ImportItem[] = [];
  for await (const item of readJsonLines(input())) items.push(item);
  return items;
}

describe('readJsonLines', () => {
  it('tells incidents from deployments by their title', async () => {
    expect(await read(deployment, incident)).toEqual([
      { label: 'line 1', kind: 'deployment', body: deployment },
      { label: 'line 2', kind: 'incident', body: incident },
    ]);
  });

  it('passes over blank lines, a byte order mark and line ends of Windows', async () => {
    const items = await read(
      `\uFEFF${JSON.stringify(deployment)}\r`,
      '',
      ' \r',
      incident,
    );

    expect(items.map(item => item.label)).toEqual(['line 1', 'line 4']);
  });

  it.each([
    ['[', /^line 2 is not JSON: /],
    ['[1]', 'line 2 must be a JSON object with one deployment or incident'],
    ['null', 'line 2 must be a JSON object with one deployment or incident'],
    [
      { ...deployment, source: undefined },
      'line 2: deployment "source" is required',
    ],
    [
      { ...deployment, finishedAt: undefined },
      'line 2: deployment "finishedAt" is required unless status is in_progress',
    ],
    [
      { ...deployment, finishedAt: '2025-03-01' },
      'line 2: deployment "finishedAt" must be an ISO 8601 instant with an offset',
    ],
    [
      { ...deployment, status: 'done' },
      'line 2: deployment "status" must be one of "succeeded"',
    ],
    [
      { ...deployment, commit: 7 },
      'line 2: deployment "commit" must be string, not number',
    ],
    [
      { ...deployment, author: 'ada' },
      'line 2: deployment "author" is not a known field',
    ],
    [
      { ...deployment, entityRef: 'payments' },
      'line 2: deployment "entityRef" must be a full entity reference',
    ],
    [
      { ...deployment, changes: [change, { ...change, committedAt: 'x' }] },
      'line 2: deployment "changes[1].committedAt" must be an ISO 8601 instant',
    ],
    [
      { ...incident, startedAt: undefined },
      'line 2: incident "startedAt" is required',
    ],
    [
      { ...incident, resolvedAt: '2025-03-01T10:00:00Z' },
      'line 2: incident "resolvedAt" must not be before startedAt',
    ],
  ])('names line and field of %j', async (line, message) => {
    await expect(read(deployment, line)).rejects.toThrow(message);
  });

  it('takes more changes than one post may hold', async () => {
    const changes = Array.from({ length: 12_000 }, () => change);

    expect(await read({ ...deployment, changes })).toHaveLength(1);
  });

  it('finds the wrong one among very many changes', async () => {
    const changes: object[] = Array.from({ length: 12_000 }, () => change);
    changes[7001] = { commit: 'c2' };

    await expect(read({ ...deployment, changes })).rejects.toThrow(
      'line 1: deployment "changes[7001].committedAt" is required',
    );
  });
});
