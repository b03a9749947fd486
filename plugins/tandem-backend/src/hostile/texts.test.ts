import { ago, deployment, incident } from '../__testUtils__/deliveries';
import { component, group, user } from '../__testUtils__/entities';
import { createSlo, sloDocument } from '../__testUtils__/slos';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';
import {
  clearAssignments,
  proposal,
  transition,
} from '../liaison/__testUtils__/assignments';
import { HTML, SQL } from './__testUtils__/hostileValues';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const TEXTS = [SQL, HTML, `"'\`\\ \u202e\u{1f680} İ\t<b>&amp; ?? $1 %s --`];

const SCRIPTS = [
  ...[
    'javascript',
    'JaVaScRiPt',
    ' javascript',
    'java\tscript',
    'vbscript',
  ].map(scheme => `${scheme}:alert(1)`),
  'data:text/html,<script>alert(1)</script>',
  '//example.org',
];

describe.each(ids)('texts on %p', id => {
  let tandem: RunningTandem;

  beforeAll(async () => {
    tandem = await startTandem(databases, id, [
      group('red'),
      component('payments', { owner: 'red' }),
      user('dana', { memberOf: ['red'] }),
    ]);
  });
  afterAll(() => tandem.stop());

  it.each(TEXTS)('of deliveries come back as they were: %s', async text => {
    const sent = {
      ...deployment({ commit: text, version: text, source: text }),
      externalId: text,
      changes: [{ commit: text, committedAt: ago(0) }],
    };
    const { body } = await tandem.post('/deployments', sent).expect(201);
    const [{ id: key }] = body.results;
    expect((await tandem.get(`/deployments/${key}`)).body).toMatchObject(sent);
    const happened = incident({
      title: text,
      source: text,
      externalId: text,
      deployment: { source: text, externalId: text },
    });
    const answer = await tandem.post('/incidents', happened).expect(201);
    const path = `/incidents/${answer.body.results[0].id}`;
    expect((await tandem.get(path)).body).toMatchObject(happened);
    const lost = deployment({
      entityRef: 'component:default/lost',
      source: text,
      externalId: text,
    });
    await tandem.post('/deployments', lost).expect(201);
    const waiting = await tandem.get('/unmatched?limit=1').expect(200);
    expect(waiting.body.items[0]).toMatchObject({ externalId: text });
  });

  it.each(TEXTS)('of SLOs come back as they were: %s', async text => {
    const name = `slo-${TEXTS.indexOf(text)}`;
    const document = sloDocument(name, {
      service: 'payments',
      metadata: { displayName: text, labels: { [`a${name}`]: [text] } },
      spec: { description: text },
    });
    const slo = await createSlo(tandem, document);
    expect(slo).toMatchObject({ title: text, document });
    const reason = { document, state: 'draft', version: 1, reason: text };
    await tandem.put(`/slos/${slo.id}`, reason).expect(200);
    const { body } = await tandem.get(`/slos/${slo.id}/revisions`);
    expect(body.items[0]).toMatchObject({ reason: text, after: document });
  });

  it.each(TEXTS)('of assignments come back as they were: %s', async text => {
    await clearAssignments(tandem);
    const terms = { purpose: text, exitCriteria: text, responsibilities: text };
    const proposed = await tandem
      .post('/assignments', proposal(terms))
      .expect(201);
    const reason = { reason: text };
    const declined = await transition(tandem, proposed.body, 'decline', reason);
    expect(declined).toMatchObject({ ...terms, reason: text });
  });

  it.each(TEXTS)('are looked for as they are: %s', async text => {
    const asked = encodeURIComponent(text.slice(0, 100));
    for (const path of [
      `/fleet/services?search=${asked}`,
      `/fleet/filter-values?filter=owner&search=${asked}`,
    ]) {
      const { body } = await tandem.get(path).expect(200);
      expect(body.items ?? body.values).toEqual([]);
    }
  });

  it.each(SCRIPTS)('are no links where they would run: %s', async url => {
    const refused = [
      ['/deployments', deployment({ url })],
      [
        '/deployments',
        deployment({ changes: [{ commit: 'a', committedAt: ago(0), url }] }),
      ],
      [
        '/deployments',
        deployment({
          changes: [{ commit: 'a', committedAt: ago(0), pullRequest: { url } }],
        }),
      ],
      ['/incidents', incident({ url })],
      ['/incidents', incident({ postmortemUrl: url })],
      ['/assignments', proposal({ channel: url })],
    ] as const;
    for (const [path, body] of refused) {
      const answer = await tandem.post(path, body);
      expect(answer.status).toBe(400);
      expect(answer.body.error.message).toMatch(
        /(url|channel|postmortemUrl): must be an http or https URL/i,
      );
    }
  });
});
