import {
  ago,
  DAY,
  deployment,
  HOUR,
  incident,
  MINUTE,
} from '../__testUtils__/deliveries';
import { component, group } from '../__testUtils__/entities';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';

const { databases, ids } = testDatabases();
jest.setTimeout(60_000);

interface Listed {
  externalId: string;
}

describe.each(ids)('the lists on %p', id => {
  let tandem: RunningTandem;

  beforeAll(async () => {
    tandem = await startTandem(databases, id, [
      component('payments', { owner: 'red' }),
      component('cart', { owner: 'blue' }),
      group('red'),
      group('blue'),
    ]);
    const same = ago(2 * HOUR);
    await tandem.post('/deployments', {
      items: [
        ...Array.from({ length: 7 }, (_, index) =>
          deployment({ externalId: `same-${index}`, finishedAt: same }),
        ),
        deployment({
          externalId: 'cart',
          entityRef: 'component:default/cart',
          environment: 'Staging',
          status: 'failed',
          finishedAt: ago(HOUR),
        }),
        deployment({
          externalId: 'running',
          status: 'in_progress',
          finishedAt: undefined,
          startedAt: ago(3 * HOUR),
        }),
        deployment({
          externalId: 'queued',
          status: 'in_progress',
          finishedAt: undefined,
        }),
        deployment({ externalId: 'ancient', finishedAt: ago(400 * DAY) }),
      ],
    });
    await tandem.post('/incidents', {
      items: [
        ...Array.from({ length: 5 }, (_, index) =>
          incident({ externalId: `same-${index}`, startedAt: same }),
        ),
        incident({
          externalId: 'over',
          startedAt: ago(HOUR),
          resolvedAt: ago(MINUTE),
          environment: 'staging',
        }),
      ],
    });
  });
  afterAll(() => tandem.stop());

  async function list(path: string): Promise<string[]> {
    const { body } = await tandem.get(path).expect(200);
    return body.items.map((item: Listed) => item.externalId);
  }

  /** All pages, following the cursor. */
  async function allPages(path: string, limit: number): Promise<string[]> {
    const all: string[] = [];
    let cursor = '';
    do {
      const { body } = await tandem
        .get(`${path}?limit=${limit}${cursor}`)
        .expect(200);
      expect(body.items.length).toBeLessThanOrEqual(limit);
      expect(body.items.length).toBeGreaterThan(0);
      all.push(...body.items.map((item: Listed) => item.externalId));
      cursor = body.nextCursor && `&cursor=${body.nextCursor}`;
    } while (cursor);
    return all;
  }

  it('are newest first, by finish, else start, else arrival', async () => {
    const externalIds = await list('/deployments');
    expect(externalIds.slice(0, 2)).toEqual(['queued', 'cart']);
    expect(externalIds.slice(-2)).toEqual(['running', 'ancient']);
    expect((await list('/incidents'))[0]).toBe('over');
  });

  it('page without a gap or a repeat, also over equal instants', async () => {
    for (const path of ['/deployments', '/incidents']) {
      const whole = await list(path);
      for (const limit of [1, 2, 3, whole.length - 1, whole.length, 500]) {
        expect(await allPages(path, limit)).toEqual(whole);
      }
    }
  });

  it('clamp a limit that is too large', async () => {
    for (const limit of ['501', '9'.repeat(30), '9'.repeat(400)]) {
      expect(await list(`/incidents?limit=${limit}`)).toHaveLength(6);
    }
    const items = Array.from({ length: 505 }, () =>
      incident({ startedAt: ago(500 * DAY) }),
    );
    await tandem.post('/incidents', { items }).expect(201);
    expect(await list('/incidents?limit=501')).toHaveLength(500);
    expect(await list('/incidents')).toHaveLength(50);
  });

  it('filter by what is asked for', async () => {
    expect(await list('/deployments?environment=STAGING')).toEqual(['cart']);
    expect(await list('/deployments?status=in_progress')).toEqual([
      'queued',
      'running',
    ]);
    expect(await list('/deployments?entityRef=group:default/blue')).toEqual([
      'cart',
    ]);
    expect(
      await list('/deployments?entityRef=Component:Default/CART&status=failed'),
    ).toEqual(['cart']);
    expect(await list('/deployments?environment=nowhere')).toEqual([]);
    expect(await list('/incidents?status=resolved')).toEqual(['over']);
    expect(await list('/incidents?status=open&environment=staging')).toEqual(
      [],
    );
    expect(await list('/incidents?entityRef=component:default/cart')).toEqual(
      [],
    );
  });

  it('from counts, to does not', async () => {
    const at = ago(2 * HOUR);
    const later = new Date(Date.parse(at) + 1).toISOString();
    for (const [path, count] of [
      ['/deployments', 7],
      ['/incidents', 5],
    ] as const) {
      expect(await list(`${path}?from=${at}&to=${later}`)).toHaveLength(count);
      expect(
        await list(`${path}?from=${later}&to=${ago(90 * MINUTE)}`),
      ).toEqual([]);
      expect(await list(`${path}?from=${ago(150 * MINUTE)}&to=${at}`)).toEqual(
        [],
      );
    }
    // What has not finished by its start, in any offset.
    const start = new Date(Date.parse(ago(3 * HOUR)) + 2 * HOUR)
      .toISOString()
      .replace('Z', '%2B02:00');
    expect(await list(`/deployments?from=${start}&to=${at}`)).toEqual([
      'running',
    ]);
  });

  it('answer what was posted, in UTC', async () => {
    const { body } = await tandem
      .post(
        '/deployments',
        deployment({
          externalId: 'whole',
          entityRef: 'COMPONENT:default/Cart',
          finishedAt: '2025-03-30T03:30:00.250+02:00',
          startedAt: '2025-03-29T20:00:00-05:00',
          commit: 'abc',
          version: 'v1',
          url: 'https://ci.example.org/1',
          changes: [
            {
              commit: 'abc',
              committedAt: '2025-03-29T00:00:00Z',
              url: 'https://git.example.org/abc',
              pullRequest: { number: 7, openedAt: '2025-03-28T00:00:00Z' },
            },
          ],
        }),
      )
      .expect(201);
    const { id: key } = body.results[0];
    const one = await tandem.get(`/deployments/${key}`).expect(200);
    expect(one.body).toEqual({
      id: key,
      entityRef: 'component:default/cart',
      environment: 'production',
      status: 'succeeded',
      finishedAt: '2025-03-30T01:30:00.250Z',
      startedAt: '2025-03-30T01:00:00.000Z',
      commit: 'abc',
      version: 'v1',
      kind: 'planned',
      url: 'https://ci.example.org/1',
      source: 'ci',
      externalId: 'whole',
      receivedAt: expect.any(String),
      failed: false,
      changes: [
        {
          commit: 'abc',
          committedAt: '2025-03-29T00:00:00.000Z',
          url: 'https://git.example.org/abc',
          pullRequest: { number: 7, openedAt: '2025-03-28T00:00:00.000Z' },
        },
      ],
    });
    for (const path of [
      '/deployments/0',
      '/deployments/x',
      '/incidents/99999999999999999999',
      '/incidents/1%00',
    ]) {
      await tandem.get(path).expect(404);
    }
  });
});
