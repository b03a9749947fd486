import {
  ago,
  DAY,
  deployment,
  HOUR,
  incident,
} from '../../__testUtils__/deliveries';
import { component } from '../../__testUtils__/entities';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../../__testUtils__/startTandem';

const { databases, ids } = testDatabases();
jest.setTimeout(60_000);

const PAYMENTS = 'component:default/payments';

describe.each(ids)('a batch on %p', id => {
  let tandem: RunningTandem;

  beforeEach(async () => {
    tandem = await startTandem(databases, id, [component('payments')]);
  });
  afterEach(() => tandem.stop());

  it('keeps what is good and tells item by item', async () => {
    const items = [
      deployment({ externalId: '1' }),
      { ...deployment(), status: 'done' },
      deployment({ externalId: '2' }),
      { ...deployment(), finishedAt: ago(-HOUR) },
      { ...deployment(), kind: null },
      deployment({ externalId: '1' }),
      deployment({ externalId: '1', commit: 'a' }),
    ];
    const { body } = await tandem.post('/deployments', { items }).expect(201);
    expect(body.results).toEqual([
      { index: 0, status: 'created', id: '1' },
      {
        index: 1,
        status: 'rejected',
        error: { field: 'status', message: expect.stringMatching(/^status: /) },
      },
      { index: 2, status: 'created', id: '2' },
      {
        index: 3,
        status: 'rejected',
        error: {
          field: 'finishedAt',
          message: expect.stringContaining('lies in the future'),
        },
      },
      {
        index: 4,
        status: 'rejected',
        error: { field: 'kind', message: expect.stringMatching(/^kind: /) },
      },
      { index: 5, status: 'unchanged', id: '1' },
      { index: 6, status: 'updated', id: '1' },
    ]);
    const list = await tandem.get('/deployments');
    expect(list.body.items).toHaveLength(2);
  });

  it('answers 201 where something is new, else 200', async () => {
    const item = incident();
    const first = await tandem.post('/incidents', item).expect(201);
    expect(first.body.results).toEqual([
      { index: 0, status: 'created', id: '1' },
    ]);
    const second = await tandem.post('/incidents', item).expect(200);
    expect(second.body.results[0].status).toBe('unchanged');
    const third = await tandem
      .post('/incidents', { items: [{ ...item, resolvedAt: ago(0) }] })
      .expect(200);
    expect(third.body.results).toEqual([
      { index: 0, status: 'updated', id: '1' },
    ]);
  });

  it('with nothing good is an error that still tells item by item', async () => {
    const items = [{ ...deployment(), url: 'x' }, 7];
    const { body } = await tandem.post('/deployments', { items }).expect(400);
    expect(body).toEqual({
      error: {
        name: 'InputError',
        message:
          'None of the 2 items could be stored. The first: url: must be an http or https URL',
      },
      request: { method: 'POST', url: '/deployments' },
      response: { statusCode: 400 },
      results: [
        {
          index: 0,
          status: 'rejected',
          error: { field: 'url', message: 'url: must be an http or https URL' },
        },
        {
          index: 1,
          status: 'rejected',
          error: { message: expect.stringContaining('expected object') },
        },
      ],
    });
  });

  it('holds up to 1000 items', async () => {
    const items = Array.from({ length: 1001 }, () => incident());
    const { body } = await tandem.post('/incidents', { items }).expect(400);
    expect(body.error.message).toContain('at most 1000');
    await tandem.post('/incidents', { items: items.slice(1) }).expect(201);
    const { body: again } = await tandem
      .post('/incidents', { items: items.slice(1) })
      .expect(200);
    expect(again.results).toHaveLength(1000);
  });

  it('takes a clock that runs five minutes ahead, and none that runs further', async () => {
    const ahead = (minutes: number) =>
      new Date(Date.now() + minutes * 60_000).toISOString();
    const deployments = [
      deployment({ finishedAt: ahead(4) }),
      deployment({ finishedAt: ahead(6) }),
      deployment({ startedAt: ahead(6) }),
    ];
    const incidents = [
      incident({ startedAt: ahead(4) }),
      incident({ startedAt: ahead(6) }),
      incident({ resolvedAt: ahead(6) }),
    ];
    for (const [path, items] of [
      ['/deployments', deployments],
      ['/incidents', incidents],
    ] as const) {
      const { body } = await tandem.post(path, { items });
      expect(
        body.results.map((result: { status: string }) => result.status),
      ).toEqual(['created', 'rejected', 'rejected']);
    }
  });

  it('with thousands of changes in several environments has each once per environment', async () => {
    const changes = Array.from({ length: 900 }, (_, index) => ({
      commit: `commit-${index}`,
      committedAt: ago(2 * DAY),
    }));
    const environments = ['production', 'staging', 'test'];
    for (let round = 0; round < 2; round++) {
      await tandem
        .post('/deployments', {
          items: environments.map(environment =>
            deployment({ environment, changes, finishedAt: ago(DAY) }),
          ),
        })
        .expect(201);
    }
    for (const environment of environments) {
      const { body } = await tandem.get(
        `/dora?entityRef=${PAYMENTS}&environment=${environment}`,
      );
      expect(body.metrics.changeLeadTime).toMatchObject({
        changes: 900,
        medianSeconds: 86_400,
      });
    }
  });
});
