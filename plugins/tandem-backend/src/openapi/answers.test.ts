import {
  absenceOutSchema,
  ANNOTATION_ALIASES,
  assignmentBatchResultsSchema,
  assignmentOutSchema,
  attentionSchema,
  coverageSchema,
  createOpenApiDocument,
  deploymentOutSchema,
  doraSchema,
  doraSeriesSchema,
  entitySummarySchema,
  fleetFilterValuesSchema,
  fleetServiceSchema,
  funnelSchema,
  healthSchema,
  historyEntrySchema,
  incidentOutSchema,
  ingestResultsSchema,
  loadSchema,
  pageSchema,
  recommendationSchema,
  referenceMappingResultSchema,
  referenceMappingSchema,
  sloImportResultsSchema,
  sloOutSchema,
  sloPreviewSchema,
  sloRevisionSchema,
  sloSeriesSchema,
  teamsSchema,
  unmatchedReferenceSchema,
  unmatchedSchema,
  userSummarySchema,
} from '@tandem/backstage-plugin-tandem-common';
import {
  ago,
  DAY,
  deployment,
  HOUR,
  incident,
} from '../__testUtils__/deliveries';
import {
  component,
  domain,
  group,
  system,
  user,
} from '../__testUtils__/entities';
import {
  createSlo,
  lastHour,
  samples,
  sloDocument,
} from '../__testUtils__/slos';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';
import {
  assign,
  dateIn,
  proposal,
  transition,
} from '../liaison/__testUtils__/assignments';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

interface Schema {
  parse(value: unknown): unknown;
}

const PAYMENTS = 'component:default/payments';
const RED = 'group:default/red';
const objectives = [0.999, 0.5].map(target => ({
  displayName: `${target}`,
  target,
}));

/** Of every documented GET: what it answers, and where that holds something. */
const GETS: Record<
  string,
  { schema: Schema | 'yaml' | 'csv'; paths: string[] }
> = {
  '/deployments': {
    schema: pageSchema(deploymentOutSchema),
    paths: ['/deployments', '/deployments?limit=1'],
  },
  '/deployments/{id}': { schema: deploymentOutSchema, paths: [] },
  '/incidents': {
    schema: pageSchema(incidentOutSchema),
    paths: ['/incidents'],
  },
  '/incidents/{id}': { schema: incidentOutSchema, paths: [] },
  '/unmatched': { schema: pageSchema(unmatchedSchema), paths: ['/unmatched'] },
  '/unmatched/references': {
    schema: pageSchema(unmatchedReferenceSchema),
    paths: ['/unmatched/references'],
  },
  '/unmatched/mappings': {
    schema: pageSchema(referenceMappingSchema),
    paths: ['/unmatched/mappings'],
  },
  '/dora': {
    schema: doraSchema,
    paths: [`/dora?entityRef=${PAYMENTS}`, `/dora?entityRef=${RED}`],
  },
  '/dora/series': {
    schema: doraSeriesSchema,
    paths: [`/dora/series?entityRef=${PAYMENTS}&bucket=week`],
  },
  '/slos': {
    schema: pageSchema(sloOutSchema),
    paths: [
      '/slos',
      '/slos?limit=2',
      '/slos?state=archived',
      `/slos?entityRef=${RED}`,
    ],
  },
  '/slos/{id}': { schema: sloOutSchema, paths: [] },
  '/slos/{id}/revisions': {
    schema: pageSchema(sloRevisionSchema),
    paths: [],
  },
  '/slos/{id}/series': { schema: sloSeriesSchema, paths: [] },
  '/slos/export': {
    schema: 'yaml',
    paths: [`/slos/export?entityRef=${PAYMENTS}`],
  },
  '/assignments': {
    schema: pageSchema(assignmentOutSchema),
    paths: ['/assignments', '/assignments?limit=1', '/assignments?state=ended'],
  },
  '/assignments/{id}': { schema: assignmentOutSchema, paths: [] },
  '/coverage': {
    schema: coverageSchema,
    paths: [
      PAYMENTS,
      'component:default/alone',
      'component:default/free',
      'system:default/checkout',
      'domain:default/commerce',
      RED,
    ].map(ref => `/coverage?entityRef=${ref}`),
  },
  '/load': {
    schema: loadSchema,
    paths: [
      `/load?userRef=user:default/dana&from=${dateIn(-9)}&to=${dateIn(9)}`,
    ],
  },
  '/absences': {
    schema: pageSchema(absenceOutSchema),
    paths: ['/absences', '/absences?limit=1'],
  },
  '/recommendation': {
    schema: recommendationSchema,
    paths: ['0&teams=3', '1&teams=4', '1&teams=9', '5&teams=2'].map(
      counts => `/recommendation?ops=${counts}`,
    ),
  },
  '/fleet/services': {
    schema: pageSchema(fleetServiceSchema),
    paths: ['/fleet/services', '/fleet/services?sort=slo&limit=1'],
  },
  '/fleet/services.csv': {
    schema: 'csv',
    paths: ['/fleet/services.csv', '/fleet/services.csv?columns=owner'],
  },
  '/fleet/filter-values': {
    schema: fleetFilterValuesSchema,
    paths: ['owner', 'system', 'tier', 'lifecycle', 'liaison'].map(
      filter => `/fleet/filter-values?filter=${filter}`,
    ),
  },
  '/fleet/funnel': { schema: funnelSchema, paths: ['/fleet/funnel?days=30'] },
  '/me/attention': {
    schema: attentionSchema,
    paths: ['/me/attention', '/me/attention?snoozed=true'],
  },
  '/history': {
    schema: pageSchema(historyEntrySchema),
    paths: ['/history', `/history?entityRef=${PAYMENTS}`],
  },
  '/health': { schema: healthSchema, paths: ['/health'] },
  '/me/teams': { schema: teamsSchema, paths: ['/me/teams'] },
  '/entities/{kind}/{namespace}/{name}/summary': {
    schema: entitySummarySchema,
    paths: ['component/default/payments', 'group/default/red'].map(
      entity => `/entities/${entity}/summary`,
    ),
  },
};

/** Neither more nor less than the schema says. */
function fits(schema: Schema, body: unknown) {
  expect(schema.parse(body)).toEqual(body);
}

async function fillSlos(tandem: RunningTandem): Promise<string[]> {
  const made = [
    await createSlo(
      tandem,
      sloDocument('spent', { service: 'payments', spec: { objectives } }),
    ),
    await createSlo(tandem, sloDocument('silent', { service: 'payments' })),
    await createSlo(tandem, sloDocument('idle', { service: 'payments' })),
    await createSlo(tandem, sloDocument('gone', { service: 'payments' })),
  ];
  const [spent, , idle, gone] = made;
  const draft = await tandem
    .post('/slos', { document: sloDocument('plan', { service: 'payments' }) })
    .expect(201);
  made.push(draft.body);
  for (const slo of made) fits(sloOutSchema, slo);
  for (const [slo, items] of [
    [spent, lastHour(900)],
    [idle, samples([{ good: 0, total: 0 }])],
    [gone, lastHour(0)],
  ] as const) {
    const { body } = await tandem.post(`/slos/${slo.id}/samples`, { items });
    fits(ingestResultsSchema, body);
  }
  const saved = await tandem
    .put(`/slos/${spent.id}`, {
      document: sloDocument('spent', {
        service: 'payments',
        spec: { objectives },
        duration: '7d',
      }),
      state: 'published',
      version: 1,
      reason: 'shorter',
    })
    .expect(200);
  fits(sloOutSchema, saved.body);
  const preview = await tandem.post('/slos/preview', {
    document: sloDocument('spent', { service: 'payments' }),
    entityRef: PAYMENTS,
  });
  expect(preview.body.alerts).not.toEqual([]);
  fits(sloPreviewSchema, preview.body);
  const { text } = await tandem.get(`/slos/export?entityRef=${PAYMENTS}`);
  const imported = await tandem.postYaml(
    '/slos/import',
    `${text}---\nkind: SLO\n`,
  );
  expect(imported.body.results).toHaveLength(6);
  fits(sloImportResultsSchema, imported.body);
  await tandem.delete(`/slos/${gone.id}?version=1`).expect(204);
  return made.map(slo => slo.id);
}

async function fillLiaisons(tandem: RunningTandem): Promise<string[]> {
  const full = {
    purpose: 'launch',
    exitCriteria: 'two quiet weeks',
    endsOn: dateIn(20),
    reviewBy: dateIn(10),
    channel: 'https://chat.example/red',
    responsibilities: 'on-call review',
  };
  const made = [
    await assign(tandem, full),
    await assign(tandem, {
      role: 'deputy',
      allocation: 0,
      liaisonRef: 'user:default/omar',
    }),
    await transition(
      tandem,
      await assign(tandem, { role: 'shadow', allocation: 1 }),
      'hand-back',
      { reason: 'no time', returnCriteria: 'in spring' },
    ),
    await transition(
      tandem,
      await assign(tandem, { scopeRef: 'system:default/checkout' }),
      'end',
    ),
  ];
  const alone = await tandem
    .post('/assignments', {
      scopeRef: 'component:default/alone',
      pattern: 'self-run',
      purpose: 'managed platform',
      startsOn: dateIn(-1),
      timeZone: 'UTC',
    })
    .expect(201);
  const proposed = await tandem
    .post('/assignments', proposal({ scopeRef: PAYMENTS, allocation: 5 }))
    .expect(201);
  const batch = await tandem
    .post('/assignments/batch?dryRun=true', {
      scopeRefs: [RED, 'component:default/free', 'group:default/nowhere'],
      terms: {
        liaisonRef: 'user:default/omar',
        role: 'primary',
        pattern: 'liaison',
        allocation: 10,
        startsOn: dateIn(0),
        timeZone: 'UTC',
      },
    })
    .expect(200);
  expect(batch.body.results).toHaveLength(3);
  fits(assignmentBatchResultsSchema, batch.body);
  made.push(alone.body, proposed.body);
  for (const assignment of made) fits(assignmentOutSchema, assignment);
  for (const name of ['dana', 'omar']) {
    const { body } = await tandem
      .post('/absences', {
        userRef: `user:default/${name}`,
        startsOn: dateIn(0),
        endsOn: dateIn(3),
      })
      .expect(201);
    fits(absenceOutSchema, body);
  }
  return made.map(assignment => assignment.id);
}

async function fillDeliveries(tandem: RunningTandem): Promise<string[][]> {
  const sent = [
    await tandem.post('/deployments', {
      items: [
        deployment({
          finishedAt: ago(2 * DAY),
          changes: [
            { commit: 'a'.repeat(40), committedAt: ago(3 * DAY) },
            { commit: 'b'.repeat(40), committedAt: ago(2 * DAY + HOUR) },
          ],
        }),
        deployment({ kind: 'rollback', url: 'https://ci.example/2' }),
        deployment({ entityRef: 'component:default/nowhere' }),
        deployment({ entityRef: 'component:default/payment-service' }),
        deployment({ entityRef: 'component:default/pay-api' }),
      ],
    }),
    await tandem.post('/incidents', {
      items: [
        incident({ severity: 'sev1' }),
        incident({ startedAt: ago(DAY), resolvedAt: ago(DAY - HOUR) }),
      ],
    }),
  ];
  const mapped = await tandem
    .post('/unmatched/mappings', {
      from: 'component:default/pay-api',
      to: PAYMENTS,
    })
    .expect(201);
  fits(referenceMappingResultSchema, mapped.body);
  return sent.map(({ body }) => {
    fits(ingestResultsSchema, body);
    return body.results
      .map((result: { id?: string }) => result.id)
      .filter((item: unknown) => item !== undefined);
  });
}

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
