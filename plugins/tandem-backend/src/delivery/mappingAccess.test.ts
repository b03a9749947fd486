import {
  correctionCreatePermission,
  correctionDeletePermission,
  explainRefusedRight,
} from '@tandem/backstage-plugin-tandem-common';
import {
  changeablePolicy,
  SOME_ENTITIES,
} from '../__testUtils__/changeablePolicy';
import { deployment } from '../__testUtils__/deliveries';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';
import { DENY } from '../__testUtils__/withPolicy';
import {
  correctionConditions,
  createCorrectionConditionalDecision,
} from '../permissions/conditions';
import {
  ENTITIES,
  IN_RED,
  PAYMENTS,
  SEARCH,
  UNKNOWN,
  without,
} from './__testUtils__/twoTeams';

const { databases, ids } = testDatabases();
jest.setTimeout(60_000);

describe.each(ids)('access to events that found no service on %p', id => {
  const policy = changeablePolicy();
  let tandem: RunningTandem;

  beforeEach(async () => {
    policy.say();
    tandem = await startTandem(databases, id, ENTITIES, {}, [policy.feature]);
  });
  afterEach(() => tandem.stop());

  const body = async (path: string, as = 'user:default/reader') =>
    (await tandem.as(as).get(path).expect(200)).body;

  const ofRed = (permission: typeof correctionCreatePermission) =>
    createCorrectionConditionalDecision(
      permission,
      correctionConditions.isOwner(IN_RED),
    );
  const map = (from: string, to: string) =>
    tandem
      .as('user:default/dana')
      .post('/unmatched/mappings', { from: `component:default/${from}`, to });
  const historyOf = (name: string) =>
    tandem
      .knex('history')
      .where('subject_id', `component:default/${name}`)
      .orderBy('id');

  it.each(['/unmatched', '/unmatched/references', '/unmatched/mappings'])(
    '%s is for those who may see them',
    async path => {
      policy.say({ 'tandem.unmatched.read': DENY });
      const { body: answer } = await tandem.get(path).expect(403);
      expect(answer.error.message).toContain('tandem.unmatched.read');
      expect(policy.calls).toHaveLength(1);
    },
  );

  it('are mapped to a service by those who may correct it, which is recorded', async () => {
    policy.say({
      'tandem.correction.create': ofRed(correctionCreatePermission),
    });
    await map('old-payments', PAYMENTS).expect(201);
    await map('old-payments', PAYMENTS).expect(201);
    const { body: answer } = await map('old-search', SEARCH).expect(403);
    expect(answer.error.message).toBe(
      explainRefusedRight('tandem.correction.create'),
    );
    expect(await historyOf('old-search')).toEqual([]);
    expect(await historyOf('old-payments')).toMatchObject([
      {
        by: 'user:default/dana',
        action: 'map',
        subject_kind: 'mapping',
        changes: JSON.stringify([{ field: 'to', after: PAYMENTS }]),
      },
    ]);
    expect(policy.calls).toHaveLength(3);
  });

  it('are forgotten by those who may, which is recorded', async () => {
    await map('old-payments', PAYMENTS).expect(201);
    await map('old-search', SEARCH).expect(201);
    policy.say({
      'tandem.correction.delete': ofRed(correctionDeletePermission),
    });
    const { items } = await body('/unmatched/mappings');
    expect(items).toMatchObject([
      { to: PAYMENTS, allowed: ['tandem.correction.delete'] },
      { to: SEARCH, allowed: [] },
    ]);
    const forget = (name: string) =>
      tandem
        .as('user:default/dana')
        .delete(`/unmatched/mappings?from=component:default/${name}`);
    await forget('old-search').expect(403);
    await forget('old-payments').expect(204);
    expect(await historyOf('old-search')).toHaveLength(1);
    const [, last] = await historyOf('old-payments');
    expect(last).toMatchObject({
      by: 'user:default/dana',
      action: 'forget',
      changes: JSON.stringify([{ field: 'to', before: PAYMENTS }]),
    });
  });

  it('lead nowhere that the reader does not see', async () => {
    await map('old-search', SEARCH).expect(201);
    await tandem
      .post(
        '/deployments',
        deployment({ entityRef: 'component:default/searc' }),
      )
      .expect(201);
    tandem.catalog.entities = without('search');
    policy.say({ 'catalog.entity.read': SOME_ENTITIES });
    expect(await body('/unmatched/mappings')).toEqual({
      items: [],
      totalItems: 0,
    });
    const { items } = await body('/unmatched/references');
    expect(items[0].suggestion).toBeUndefined();
    const [hidden, unknown] = [
      await map('other', SEARCH).expect(400),
      await map('other', UNKNOWN).expect(400),
    ];
    expect(hidden.body.error.message.replace(SEARCH, UNKNOWN)).toBe(
      unknown.body.error.message,
    );
    const taken = [
      await map('old-search', PAYMENTS).expect(409),
      await map('search', PAYMENTS).expect(409),
    ];
    for (const { body: answer } of taken) {
      expect(answer.error.message).toContain('another service');
    }
    await tandem
      .as('user:default/dana')
      .delete('/unmatched/mappings?from=component:default/old-search')
      .expect(404);
  });
});
