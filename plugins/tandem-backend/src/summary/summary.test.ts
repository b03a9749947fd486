import { ago, DAY, deployment } from '../__testUtils__/deliveries';
import {
  component,
  domain,
  group,
  system,
  user,
} from '../__testUtils__/entities';
import { samples, sloDocument } from '../__testUtils__/slos';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';

const { databases, ids } = testDatabases();
jest.setTimeout(60_000);

const PAYMENTS = 'component:default/payments';
const DANA = 'user:default/dana';

const today = () => new Date().toISOString().slice(0, 10);

describe.each(ids)('the summary of an entity page on %p', id => {
  let tandem: RunningTandem;

  beforeEach(async () => {
    tandem = await startTandem(databases, id, [
      domain('commerce'),
      system('checkout', 'commerce'),
      group('company'),
      group('red', 'company'),
      component('payments', { owner: 'red', system: 'checkout' }),
      component('ledger', { owner: 'red', system: 'checkout' }),
      user('dana', { displayName: 'Dana Kim', memberOf: ['company'] }),
    ]);
  });
  afterEach(() => tandem.stop());

  const summaryOf = async (path: string) =>
    (await tandem.get(`/entities/${path}/summary`).expect(200)).body;

  async function publish(name: string, service: string) {
    const { body } = await tandem
      .post('/slos', {
        document: sloDocument(name, { service }),
        state: 'published',
      })
      .expect(201);
    return body.id as string;
  }

  async function push(sloId: string, good: number, total: number) {
    await tandem
      .post(`/slos/${sloId}/samples`, { items: samples([{ good, total }]) })
      .expect(201);
  }

  async function assign(scopeRef: string, more: object = {}) {
    const { body } = await tandem
      .post('/assignments', {
        scopeRef,
        liaisonRef: DANA,
        role: 'primary',
        pattern: 'liaison',
        allocation: 20,
        startsOn: today(),
        timeZone: 'UTC',
        ...more,
      })
      .expect(201);
    await tandem
      .post(`/assignments/${body.id}/accept`, { version: body.version })
      .expect(200);
  }

  it('carries SLOs worst first, who helps and how it delivers, in one answer', async () => {
    await push(await publish('answers', 'payments'), 9999, 10_000);
    await push(await publish('latency', 'payments'), 9000, 10_000);
    await publish('other', 'ledger');
    await assign('group:default/company');
    await tandem.post('/deployments', deployment());
    const summary = await summaryOf('component/default/payments');
    expect(
      summary.slos.map((slo: { name: string; status: { state: string } }) => [
        slo.name,
        slo.status.state,
      ]),
    ).toEqual([
      ['latency', 'exhausted'],
      ['answers', 'healthy'],
    ]);
    expect(summary).toMatchObject({
      sloCount: 2,
      coverage: {
        covered: true,
        via: 'parent-group',
        scopeRef: 'group:default/company',
        actingRef: DANA,
      },
      dora: { metrics: { deploymentFrequency: { deployments: 1 } } },
      environments: ['production'],
    });
  });

  it.each([
    'group/default/company',
    'system/default/checkout',
    'domain/default/commerce',
  ])('of %s pools the SLOs of its services', async path => {
    await push(await publish('answers', 'payments'), 9000, 10_000);
    await publish('books', 'ledger');
    const { slos, sloCount, coverage } = await summaryOf(path);
    expect(sloCount).toBe(2);
    expect(slos.map((slo: { entityRef: string }) => slo.entityRef)).toEqual([
      PAYMENTS,
      'component:default/ledger',
    ]);
    expect(coverage).toMatchObject({ covered: false, via: 'none' });
  });

  it('of a person lists what they help and when they are away', async () => {
    await assign('group:default/red');
    await tandem
      .post('/absences', { userRef: DANA, startsOn: today(), endsOn: today() })
      .expect(201);
    expect(await summaryOf('user/default/dana')).toEqual({
      hidden: [],
      assignments: [
        expect.objectContaining({
          scopeRef: 'group:default/red',
          liaisonRef: DANA,
          state: 'active',
        }),
      ],
      absences: [expect.objectContaining({ userRef: DANA })],
    });
    await tandem.get('/entities/user/default/nobody/summary').expect(404);
  });

  it('tells of a first production deployment «before any liaison», until someone helps', async () => {
    const signs = async () => [
      (await summaryOf('component/default/payments')).dora.signs,
      (await tandem.get(`/dora?entityRef=${PAYMENTS}`).expect(200)).body.signs,
    ];
    expect(await signs()).toEqual([[], []]);
    await tandem.post('/deployments', deployment({ finishedAt: ago(DAY) }));
    expect(await signs()).toEqual([
      ['before-any-liaison'],
      ['before-any-liaison'],
    ]);
    await tandem.run('dora-snapshots');
    expect((await signs())[0]).toEqual(['before-any-liaison']);
    await assign('group:default/red');
    expect(await signs()).toEqual([[], []]);
  });
});
