import { type Assignment } from '@tandem/backstage-plugin-tandem-common';
import type { TestDatabaseId } from '@backstage/backend-test-utils';
import { component, group, user } from '../__testUtils__/entities';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';
import {
  assign,
  clearAssignments,
  dateIn,
  proposal,
  transition,
} from './__testUtils__/assignments';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const DANA = 'user:default/dana';
const RED = 'group:default/red';

describe.each(ids)('the history of assignments and absences on %p', id => {
  let tandem: RunningTandem;

  beforeEach(async () => {
    tandem = await startTandem(databases, id as TestDatabaseId, [
      group('red'),
      group('blue'),
      component('payments', { owner: 'red' }),
      user('dana'),
    ]);
  });
  afterEach(async () => {
    await clearAssignments(tandem);
    await tandem.stop();
  });

  /** Oldest first. */
  async function recorded() {
    const rows = await tandem
      .knex('history as h')
      .leftJoin('catalog_entities as e', 'e.id', 'h.entity_id')
      .orderBy('h.id')
      .select('h.*', 'e.entity_ref');
    return rows.map(row => ({
      action: row.action,
      by: row.by,
      subject: [row.subject_kind, row.subject_id, row.subject_title],
      about: row.entity_ref,
      version: row.version,
      reason: row.reason,
      changes: JSON.parse(row.changes),
    }));
  }

  it('a proposal is recorded with its terms', async () => {
    const { body } = await tandem
      .as('user:default/omar')
      .post('/assignments', proposal({ purpose: 'calmer nights' }))
      .expect(201);
    expect(await recorded()).toEqual([
      {
        action: 'propose',
        by: 'user:default/omar',
        subject: ['assignment', body.id, `${DANA} as primary`],
        about: RED,
        version: 1,
        reason: null,
        changes: [
          { field: 'scopeRef', after: RED },
          { field: 'liaisonRef', after: DANA },
          { field: 'role', after: 'primary' },
          { field: 'pattern', after: 'liaison' },
          { field: 'purpose', after: 'calmer nights' },
          { field: 'allocation', after: 20 },
          { field: 'startsOn', after: dateIn(-1) },
          { field: 'timeZone', after: 'UTC' },
          { field: 'decision', after: 'proposed' },
        ],
      },
    ]);
  });

  it('every transition is recorded with its reason, an edit with its fields, and nothing without a difference', async () => {
    let one: Assignment = await assign(tandem);
    const edit = (more: object) =>
      tandem.patch(`/assignments/${one.id}`, {
        version: one.version,
        ...more,
      });
    await edit({ allocation: 20 }).expect(200);
    one = (await edit({ allocation: 30 }).expect(200)).body;
    one = await transition(tandem, one, 'pause', { reason: 'holidays' });
    one = await transition(tandem, one, 'resume');
    await transition(tandem, one, 'hand-back', {
      reason: 'no time',
      returnCriteria: 'two quiet weeks',
    });
    const [, ...after] = await recorded();
    expect(
      after.map(({ action, reason, version }) => [action, reason, version]),
    ).toEqual([
      ['accept', null, 2],
      ['edit', null, 3],
      ['pause', 'holidays', 4],
      ['resume', null, 5],
      ['hand-back', 'no time', 6],
    ]);
    expect(after[1].changes).toEqual([
      { field: 'allocation', before: 20, after: 30 },
    ]);
    const stale = await tandem
      .patch(`/assignments/${one.id}`, { version: 2, purpose: 'x' })
      .expect(409);
    expect(stale.body.error.message).toContain(
      'user:default/mock changed allocation; user:default/mock paused it',
    );
  });

  it('each scope of a batch has its record, a dry run has none', async () => {
    const { scopeRef, ...terms } = proposal();
    const batch = { scopeRefs: [RED, 'group:default/blue'], terms };
    await tandem.post('/assignments/batch?dryRun=true', batch).expect(200);
    expect(await recorded()).toEqual([]);
    await tandem.post('/assignments/batch', batch).expect(201);
    expect(
      (await recorded()).map(({ action, about }) => [action, about]),
    ).toEqual([
      ['propose', RED],
      ['propose', 'group:default/blue'],
    ]);
  });

  it('a refused change has none', async () => {
    await tandem.post('/assignments', proposal()).expect(201);
    await tandem.post('/assignments', proposal()).expect(409);
    expect(await recorded()).toHaveLength(1);
  });

  it('a change whose record fails is undone', async () => {
    const one = await assign(tandem);
    const { body: absence } = await tandem
      .post('/absences', {
        userRef: DANA,
        startsOn: dateIn(1),
        endsOn: dateIn(1),
      })
      .expect(201);
    await tandem.knex.schema.renameTable('history', 'history_away');
    try {
      const { version } = one;
      await tandem.post(`/assignments/${one.id}/end`, { version }).expect(500);
      await tandem.delete(`/absences/${absence.id}`).expect(500);
      await tandem
        .post('/assignments', proposal({ scopeRef: 'group:default/blue' }))
        .expect(500);
    } finally {
      await tandem.knex.schema.renameTable('history_away', 'history');
    }
    expect(await tandem.knex('absences')).toHaveLength(1);
    const { body } = await tandem.get('/assignments');
    expect(body.items).toMatchObject([{ state: 'active', version: 2 }]);
  });

  it('an absence is recorded when it is entered and taken back, the same days again are not', async () => {
    const days = { userRef: DANA, startsOn: dateIn(1), endsOn: dateIn(3) };
    const { body } = await tandem.post('/absences', days).expect(201);
    await tandem.post('/absences', days).expect(201);
    await tandem.delete(`/absences/${body.id}`).expect(204);
    await tandem.delete(`/absences/${body.id}`).expect(404);
    const subject = ['absence', body.id, `${dateIn(1)} to ${dateIn(3)}`];
    const record = (action: string, side: string) => ({
      action,
      by: 'user:default/mock',
      subject,
      about: DANA,
      version: null,
      reason: null,
      changes: [
        { field: 'startsOn', [side]: dateIn(1) },
        { field: 'endsOn', [side]: dateIn(3) },
      ],
    });
    expect(await recorded()).toEqual([
      record('enter', 'after'),
      record('take-back', 'before'),
    ]);
  });

  it('who was renamed in the catalog is rebound with both names', async () => {
    await assign(tandem);
    tandem.catalog.entities = tandem.catalog.entities.map(entity =>
      entity.metadata.name === 'dana'
        ? { ...entity, metadata: { ...entity.metadata, name: 'diana' } }
        : entity,
    );
    await tandem.run('catalog-projection');
    await tandem.run('liaison-people');
    const rebound = (await recorded()).at(-1);
    expect(rebound).toMatchObject({
      action: 'rebind',
      by: 'catalog',
      subject: [
        'assignment',
        expect.any(String),
        'user:default/diana as primary',
      ],
      changes: [
        { field: 'liaisonRef', before: DANA, after: 'user:default/diana' },
      ],
    });
  });

  it('saving once more after the owner changed is recorded as a confirmation', async () => {
    const { id: key, version } = await assign(tandem, {
      scopeRef: 'component:default/payments',
    });
    tandem.catalog.entities = tandem.catalog.entities.map(entity =>
      entity.metadata.name === 'payments'
        ? component('payments', { owner: 'blue' })
        : entity,
    );
    await tandem.run('catalog-projection');
    await tandem.patch(`/assignments/${key}`, { version }).expect(200);
    expect((await recorded()).at(-1)).toMatchObject({
      action: 'confirm',
      version: version + 1,
      changes: [],
    });
  });
});
