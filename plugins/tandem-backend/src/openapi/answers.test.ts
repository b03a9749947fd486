import {
  ANNOTATION_ALIASES,
  attentionSchema,
  createOpenApiDocument,
  teamsSchema,
  userSummarySchema,
} from '@tandem/backstage-plugin-tandem-common';
import {
  component,
  domain,
  group,
  system,
  user,
} from '../__testUtils__/entities';
import { startTandem, testDatabases } from '../__testUtils__/startTandem';
import { GETS } from './__testUtils__/documentedGets';
import {
  fillDeliveries,
  fillLiaisons,
  fillSlos,
  fits,
} from './__testUtils__/everyKind';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

describe.each(ids)('what the API answers on %p', id => {
  it('is exactly what its document says, for every GET', async () => {
    const tandem = await startTandem(databases, id, [
      domain('commerce'),
      system('checkout', 'commerce'),
      group('company'),
      group('red', 'company'),
      component('payments', {
        owner: 'red',
        system: 'checkout',
        annotations: { [ANNOTATION_ALIASES]: 'component:default/pay' },
      }),
      component('alone', { owner: 'red' }),
      component('free'),
      user('dana', { displayName: 'Dana Kim', timeZone: 'Europe/Lisbon' }),
      user('omar', { memberOf: ['red'] }),
    ]);
    const [deployments, incidents] = await fillDeliveries(tandem);
    const sloIds = await fillSlos(tandem);
    const assignmentIds = await fillLiaisons(tandem);
    const idsOf: Record<string, string[]> = {
      '/deployments/{id}': deployments,
      '/incidents/{id}': incidents,
      '/slos/{id}': sloIds,
      '/slos/{id}/revisions': sloIds,
      '/slos/{id}/series': sloIds,
      '/assignments/{id}': assignmentIds,
    };
    const documented = Object.entries(createOpenApiDocument().paths)
      .filter(([, operations]) => 'get' in operations)
      .map(([path]) => path)
      .filter(path => path !== '/openapi.json');
    expect(Object.keys(GETS).sort()).toEqual(documented.sort());
    for (const [path, { schema, paths }] of Object.entries(GETS)) {
      const asked = [
        ...paths,
        ...(idsOf[path] ?? []).map(key => path.replace('{id}', key)),
      ];
      expect([path, asked.length]).not.toEqual([path, 0]);
      for (const each of asked) {
        const answer = await tandem.get(each);
        expect([each, answer.status]).toEqual([each, 200]);
        if (typeof schema !== 'string') fits(schema, answer.body);
      }
    }
    const person = await tandem.get('/entities/user/default/dana/summary');
    expect(person.body.assignments).not.toEqual([]);
    fits(userSummarySchema, person.body);
    for (const [path, schema] of [
      ['/me/attention', attentionSchema],
      ['/me/teams', teamsSchema],
    ] as const) {
      const mine = await tandem.as('user:default/dana').get(path).expect(200);
      expect(mine.body.items).not.toEqual([]);
      fits(schema, mine.body);
    }
    await tandem.stop();
  });
});
