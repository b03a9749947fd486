import type { TestDatabaseId } from '@backstage/backend-test-utils';
import { sloReadPermission } from '@tandem/backstage-plugin-tandem-common';
import { component, group } from '../__testUtils__/entities';
import { sloDocument } from '../__testUtils__/slos';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';
import { ALLOW, DENY, withPolicy } from '../__testUtils__/withPolicy';
import {
  createSloConditionalDecision,
  sloConditions,
} from '../permissions/conditions';
import { HistoryStore, type HistoryRecord } from './HistoryStore';

const { databases, ids } = testDatabases();
const AT = Date.parse('2026-03-01T12:00:00Z');
const ENTITIES = [
  component('search', { owner: 'red' }),
  component('cart', { owner: 'blue' }),
  group('red'),
  group('blue'),
];

async function start(
  id: TestDatabaseId,
  outside: Parameters<typeof startTandem>[4] = [],
) {
  const tandem = await startTandem(databases, id, ENTITIES, {}, outside);
  const keys = new Map<string, number>(
    (await tandem.knex('catalog_entities')).map(row => [
      row.entity_ref,
      row.id,
    ]),
  );
  const record = (
    ref: string,
    more: Partial<HistoryRecord> = {},
  ): HistoryRecord => ({
    at: AT,
    by: 'user:default/dana',
    action: 'edit',
    subject: { kind: 'slo', id: '1', title: 'Availability' },
    entityId: keys.get(ref),
    version: 2,
    reason: 'agreed with the team',
    changes: [{ field: 'state', before: 'draft', after: 'published' }],
    ...more,
  });
  return { tandem, record };
}

async function keep(tandem: RunningTandem, ...records: HistoryRecord[]) {
  const store = new HistoryStore(tandem.knex);
  await tandem.knex.transaction(trx => store.add(trx, ...records));
}

describe.each(ids)('history on %s', id => {
  it('tells who changed what, when and why', async () => {
    const { tandem, record } = await start(id);
    await keep(tandem, record('component:default/search'));
    const { body } = await tandem
      .get('/history?entityRef=component:default/search')
      .expect(200);
    expect(body.items).toEqual([
      {
        id: expect.any(String),
        at: '2026-03-01T12:00:00.000Z',
        by: 'user:default/dana',
        action: 'edit',
        subject: { kind: 'slo', id: '1', title: 'Availability' },
        entityRef: 'component:default/search',
        version: 2,
        reason: 'agreed with the team',
        changes: [{ field: 'state', before: 'draft', after: 'published' }],
      },
    ]);
    await tandem.stop();
  });

  it('pages newest first, and those of one instant in the order they were made', async () => {
    const { tandem, record } = await start(id);
    const ref = 'component:default/search';
    const each = ['1', '2', '3', '4', '5'].map((subject, place) =>
      record(ref, {
        at: AT + (place < 3 ? 0 : place),
        subject: { kind: 'assignment', id: subject },
      }),
    );
    await keep(tandem, ...each);
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await tandem
        .get(`/history?entityRef=${ref}&limit=2${cursor}`)
        .expect(200);
      seen.push(
        ...body.items.map(
          (item: { subject: { id: string } }) => item.subject.id,
        ),
      );
      cursor = body.nextCursor && `&cursor=${body.nextCursor}`;
    } while (cursor);
    expect(seen).toEqual(['5', '4', '3', '2', '1']);
    await tandem.stop();
  });

  it('of one subject, or of one person, needs no entity or the right to see all', async () => {
    const { tandem, record } = await start(id);
    await keep(
      tandem,
      record('component:default/search'),
      record('component:default/cart', {
        by: 'user:default/lena',
        subject: { kind: 'slo', id: '2' },
      }),
    );
    const one = await tandem
      .get('/history?subjectKind=slo&subjectId=2')
      .expect(200);
    expect(one.body.items).toHaveLength(1);
    const all = await tandem.get('/history?by=user:default/lena').expect(200);
    expect(all.body.items).toHaveLength(1);
    const odd = await tandem.get('/history?subjectId=2').expect(400);
    expect(odd.body.error.message).toContain('subjectKind');
    await tandem.stop();
  });

  it('of everything is for those who run Tandem', async () => {
    const policy = withPolicy(({ name }) =>
      name === 'tandem.admin.read' ? DENY : ALLOW,
    );
    const { tandem } = await start(id, [policy.feature]);
    const { body } = await tandem.get('/history').expect(403);
    expect(body.error.message).toContain('tandem.admin.read');
    await tandem.get('/history?entityRef=component:default/search').expect(200);
    expect(policy.calls).toHaveLength(2);
    await tandem.stop();
  });

  it('shows by condition what belongs to the team of the reader', async () => {
    const mine = createSloConditionalDecision(
      sloReadPermission,
      sloConditions.isOwner({ claims: ['group:default/red'] }),
    );
    const policy = withPolicy(({ name }) =>
      name === 'tandem.slo.read' ? mine : ALLOW,
    );
    const { tandem, record } = await start(id, [policy.feature]);
    for (const service of ['search', 'cart']) {
      const document = sloDocument('availability', { service });
      await tandem.post('/slos', { document }).expect(201);
    }
    await keep(
      tandem,
      record('component:default/search', {
        subject: { kind: 'slo', id: '987654' },
      }),
    );
    const { body } = await tandem.get('/history').expect(200);
    expect(
      body.items.map((item: { entityRef: string }) => item.entityRef),
    ).toEqual(['component:default/search']);
    await tandem.stop();
  });

  it('shows only kinds that the reader may read', async () => {
    const policy = withPolicy(({ name }) =>
      name === 'tandem.slo.read' || name === 'tandem.unmatched.read'
        ? DENY
        : ALLOW,
    );
    const { tandem, record } = await start(id, [policy.feature]);
    const ref = 'component:default/search';
    await keep(
      tandem,
      record(ref),
      record(ref, {
        subject: { kind: 'mapping', id: 'component:default/old' },
      }),
      record(ref, { subject: { kind: 'incident', id: '9' } }),
    );
    const { body } = await tandem.get(`/history?entityRef=${ref}`).expect(200);
    expect(
      body.items.map(
        (item: { subject: { kind: string } }) => item.subject.kind,
      ),
    ).toEqual(['incident']);
    await tandem.stop();
  });
});
