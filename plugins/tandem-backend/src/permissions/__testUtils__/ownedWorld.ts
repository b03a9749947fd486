import {
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  type Entity,
} from '@backstage/catalog-model';
import type {
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import {
  component,
  domain,
  group,
  system,
  user,
} from '../../__testUtils__/entities';
import { sloDocument } from '../../__testUtils__/slos';
import {
  startTandem,
  type RunningTandem,
} from '../../__testUtils__/startTandem';

/** Groups nested in an owner by more steps than this are not its members. */
export const DEPTH = 2;
const DAY_MILLIS = 24 * 60 * 60_000;

/** A service that people care about in each of the ways there are. */
export const SERVICES: Entity[] = [
  component('of-company', { owner: 'company' }),
  component('of-division', { owner: 'division' }),
  component('of-red', { owner: 'red' }),
  component('of-squad', { owner: 'squad' }),
  component('of-nobody'),
  withRelation(component('of-dana'), RELATION_OWNED_BY, 'user:default/dana'),
  component('in-checkout', { system: 'checkout' }),
  component('in-shop', { system: 'shop' }),
  withRelation(
    component('in-commerce'),
    RELATION_PART_OF,
    'domain:default/commerce',
  ),
];

/** Who helps what since yesterday. */
const HELP: Record<string, string> = {
  cleo: 'component:default/of-nobody',
  sam: 'system:default/checkout',
  rita: 'group:default/red',
  carl: 'group:default/company',
  dot: 'domain:default/commerce',
};
/** Who was asked to, but does not help now. */
const NO_HELP = ['proposed', 'paused', 'future', 'expired'];

/**
 * Squad is in red, red in division, division in company; shop is in retail,
 * which is in commerce, where checkout is.
 */
export async function startOwnedWorld(
  databases: TestDatabases,
  id: TestDatabaseId,
): Promise<RunningTandem> {
  const people = [...Object.keys(HELP), ...NO_HELP, 'dana', 'shadow'];
  const tandem = await startTandem(
    databases,
    id,
    [
      group('company'),
      group('division', 'company'),
      group('red', 'division'),
      group('squad', 'red'),
      domain('commerce'),
      domain('retail', 'commerce'),
      system('checkout', 'commerce'),
      system('shop', 'retail'),
      ...SERVICES,
      ...people.map(name => user(name)),
    ],
    { tandem: { permissions: { ownershipDepth: DEPTH } } },
  );
  for (const [name, scopeRef] of Object.entries(HELP)) {
    await assign(tandem, name, scopeRef);
  }
  await assign(tandem, 'shadow', HELP.cleo, { role: 'shadow' });
  await assignWithoutEffect(tandem);
  await fill(tandem);
  return tandem;
}

/** An SLO in each state, of each service. */
async function fill(tandem: RunningTandem) {
  for (const { metadata } of SERVICES) {
    for (const state of ['draft', 'published', 'archived']) {
      const { body } = await tandem
        .post('/slos', {
          document: sloDocument(state, { service: metadata.name }),
          state: state === 'draft' ? 'draft' : 'published',
        })
        .expect(201);
      if (state === 'archived') {
        await tandem.delete(`/slos/${body.id}?version=1`).expect(204);
      }
    }
  }
}

async function assign(
  tandem: RunningTandem,
  name: string,
  scopeRef: string,
  more: object = {},
) {
  const assignment = await propose(tandem, name, scopeRef, more);
  await tandem
    .post(`/assignments/${assignment.id}/accept`, { version: 1 })
    .expect(200);
  return assignment;
}

async function propose(
  tandem: Pick<RunningTandem, 'post'>,
  name: string,
  scopeRef: string,
  more: object = {},
): Promise<{ id: string }> {
  const { body } = await tandem
    .post('/assignments', {
      scopeRef,
      liaisonRef: `user:default/${name}`,
      role: 'primary',
      pattern: 'liaison',
      allocation: 5,
      startsOn: dayFromNow(-1),
      timeZone: 'UTC',
      ...more,
    })
    .expect(201);
  return body;
}

async function assignWithoutEffect(tandem: RunningTandem) {
  await propose(tandem, 'proposed', 'component:default/of-red');
  const { id: paused } = await assign(
    tandem,
    'paused',
    'component:default/of-squad',
  );
  await tandem.post(`/assignments/${paused}/pause`, { version: 2 }).expect(200);
  await assign(tandem, 'future', 'component:default/of-company', {
    startsOn: dayFromNow(3),
  });
  const expired = await assign(
    tandem,
    'expired',
    'component:default/of-division',
  );
  await tandem
    .knex('assignments')
    .where('id', expired.id)
    .update({ ends_on: dayFromNow(-1), until_at: Date.now() - 1 });
  await propose(tandem.as('user:default/sam'), 'sam', 'group:default/squad');
  await tandem
    .post('/assignments', {
      scopeRef: 'component:default/of-dana',
      pattern: 'self-run',
      purpose: 'Runs on a managed platform',
      startsOn: dayFromNow(-1),
      timeZone: 'UTC',
    })
    .expect(201);
}

function dayFromNow(days: number): string {
  return new Date(Date.now() + days * DAY_MILLIS).toISOString().slice(0, 10);
}

function withRelation(entity: Entity, type: string, targetRef: string): Entity {
  return { ...entity, relations: [{ type, targetRef }] };
}
