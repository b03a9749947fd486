import type { FleetService, Slo } from '@tandem/backstage-plugin-tandem-common';
import { ago, DAY, deployment, HOUR } from '../__testUtils__/deliveries';
import { component, group, system, user } from '../__testUtils__/entities';
import { createSlo, lastHour, sloDocument } from '../__testUtils__/slos';
import {
  startTandemOn,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';
import { dateIn, proposal } from '../liaison/__testUtils__/assignments';

const { databases, ids } = testDatabases();
jest.setTimeout(240_000);

const SERVICES = Array.from({ length: 12 }, (_, index) => `service-${index}`);
const SCOPES = [
  'group:default/red',
  'group:default/blue',
  'system:default/pay',
];
const WRITES = 200;

function entities(turn: number) {
  return [
    group('company'),
    group('red', 'company'),
    group('blue', turn % 2 ? 'red' : 'company'),
    system('pay'),
    user('dana'),
    user('omar'),
    ...SERVICES.map((name, index) =>
      component(name, {
        owner: (index + turn) % 3 ? 'red' : 'blue',
        system: index % 4 ? undefined : 'pay',
      }),
    ),
  ];
}

/** The same numbers each time. */
function numbers(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

/** A row tells what the pages of the service itself do. */
async function compare(tandem: RunningTandem, service: FleetService) {
  const { body: coverage } = await tandem
    .get(`/coverage?entityRef=${service.entityRef}`)
    .expect(200);
  const { body: dora } = await tandem
    .get(`/dora?entityRef=${service.entityRef}`)
    .expect(200);
  const { body: live } = await tandem
    .get(`/slos?entityRef=${service.entityRef}`)
    .expect(200);
  expect(service).toMatchObject({
    coverage: { covered: coverage.covered, via: coverage.via },
    slo: {
      count: live.items.length,
      state: live.items[0].status.state,
      worstRemainingRatio: live.items[0].status.budget?.remainingRatio ?? null,
    },
    dora: {
      perDay:
        dora.metrics.deploymentFrequency.level === 'insufficient-data'
          ? null
          : expect.closeTo(dora.metrics.deploymentFrequency.perDay, 5),
      deployments: dora.metrics.deploymentFrequency.deployments,
      failed: dora.metrics.changeFailRate.failed,
    },
  });
  expect(service.coverage?.scopeRef).toBe(coverage.scopeRef);
  expect(service.coverage?.actingRef).toBe(coverage.actingRef);
}

describe.each(ids)('what is prepared while others write on %p', id => {
  it('ends as each feature tells it live, of every service', async () => {
    const knex = await databases.init(id);
    const replicas = [
      await startTandemOn(knex, entities(0)),
      await startTandemOn(knex, entities(0)),
    ];
    const [one] = replicas;
    const slos: Slo[] = [];
    for (const service of SERVICES) {
      const document = sloDocument(`of-${service}`, { service });
      slos.push(await createSlo(one, document));
    }
    const random = numbers(7);
    const propose = async (tandem: RunningTandem, scopeRef: string) => {
      const liaisonRef = `user:default/${random(2) ? 'dana' : 'omar'}`;
      const { body } = await tandem.post(
        '/assignments',
        proposal({ scopeRef, liaisonRef, allocation: 5 }),
      );
      const path = `/assignments/${body.id}/accept`;
      return body.id && tandem.post(path, { version: body.version });
    };
    const decide = async (tandem: RunningTandem, place: number) => {
      if (place === 0) {
        return tandem.post('/absences', {
          userRef: 'user:default/dana',
          startsOn: dateIn(-1),
          endsOn: dateIn(2),
        });
      }
      const { body } = await tandem.get('/assignments?limit=500');
      const { id: key, version } = body.items[place] ?? {};
      return key && tandem.post(`/assignments/${key}/end`, { version });
    };
    const write = async (turn: number) => {
      const tandem = replicas[turn % 2];
      const name = SERVICES[random(SERVICES.length)];
      const entityRef = `component:default/${name}`;
      const slo = slos[random(slos.length)];
      switch (random(6)) {
        case 0:
        case 1:
          return tandem.post(
            '/deployments',
            deployment({
              entityRef,
              finishedAt: ago(random(20) * DAY + HOUR),
              status: random(3) ? 'succeeded' : 'failed',
            }),
          );
        case 2:
          return tandem.post(`/slos/${slo.id}/samples`, {
            items: lastHour(random(900)),
          });
        case 3:
          return propose(tandem, random(3) ? SCOPES[random(3)] : entityRef);
        case 4:
          return decide(tandem, random(5));
        default:
          for (const { catalog } of replicas) catalog.entities = entities(turn);
          return tandem.run('catalog-projection');
      }
    };
    for (let turn = 0; turn < WRITES; turn += 4) {
      await Promise.all([
        ...[0, 1, 2, 3].map(step => write(turn + step)),
        ...replicas.map(tandem => tandem.run('fleet')),
        replicas[1].get('/fleet/services?limit=1'),
      ]);
    }
    await one.run('catalog-projection');
    await one.run('dora-snapshots');
    await one.run('fleet');
    const { body } = await one.get('/fleet/services?limit=500').expect(200);
    expect(body.items).toHaveLength(SERVICES.length);
    for (const service of body.items) await compare(one, service);
    expect(await knex('fleet_changes')).toEqual([]);
    for (const replica of replicas) await replica.stop();
  });
});
