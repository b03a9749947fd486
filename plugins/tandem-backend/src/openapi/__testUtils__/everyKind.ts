import {
  absenceOutSchema,
  assignmentBatchResultsSchema,
  assignmentOutSchema,
  ingestResultsSchema,
  referenceMappingResultSchema,
  sloImportResultsSchema,
  sloOutSchema,
  sloPreviewSchema,
} from '@tandem/backstage-plugin-tandem-common';
import {
  ago,
  DAY,
  deployment,
  HOUR,
  incident,
} from '../../__testUtils__/deliveries';
import {
  createSlo,
  lastHour,
  samples,
  sloDocument,
} from '../../__testUtils__/slos';
import {
  assign,
  dateIn,
  proposal,
  transition,
} from '../../liaison/__testUtils__/assignments';
import type { RunningTandem } from '../../__testUtils__/startTandem';
import { PAYMENTS, RED, type Schema } from './documentedGets';

/** Neither more nor less than the schema says. */
export function fits(schema: Schema, body: unknown) {
  expect(schema.parse(body)).toEqual(body);
}

const objectives = [0.999, 0.5].map(target => ({
  displayName: `${target}`,
  target,
}));

/** SLOs in every state; returns their ids. */
export async function fillSlos(tandem: RunningTandem): Promise<string[]> {
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

/** Assignments in every state; returns their ids. */
export async function fillLiaisons(tandem: RunningTandem): Promise<string[]> {
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

/** Known and unknown deliveries; returns the ids of deployments, and of incidents. */
export async function fillDeliveries(
  tandem: RunningTandem,
): Promise<string[][]> {
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
