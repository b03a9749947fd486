import type {
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { component, group, user } from '../../__testUtils__/entities';
import { sloDocument } from '../../__testUtils__/slos';
import {
  startTandem,
  type RunningTandem,
} from '../../__testUtils__/startTandem';
import { withPolicy } from '../../__testUtils__/withPolicy';
import { sloPolicy } from './sloPolicy';

export const SEARCH = 'component:default/search';
export const LEDGER = 'component:default/ledger';

/** An SLI that SLOs can share. */
export const SHARED = `
apiVersion: openslo/v1
kind: SLI
metadata: { name: shared }
spec:
  ratioMetric:
    counter: true
    good: { metricSource: { type: push, spec: { series: good } } }
    total: { metricSource: { type: push, spec: { series: total } } }
`;

let named = 0;

/** A name that no other SLO of a test file has. */
export const fresh = () => `slo-${(named += 1)}`;

export const as = (name: string) => `user:default/${name}`;

/** Tandem with people who may do more and less; SLOs are written as `mock`, who may all. */
export interface GuardedTandem extends RunningTandem {
  /** The permissions that each call asked about. */
  calls: string[][];
}

/** Search is red's, which lia helps; ledger is blue's. */
export async function startGuarded(
  databases: TestDatabases,
  id: TestDatabaseId,
): Promise<GuardedTandem> {
  const { feature, calls } = withPolicy(sloPolicy);
  const tandem = await startTandem(
    databases,
    id,
    [
      group('red'),
      group('blue'),
      component('search', { owner: 'red' }),
      component('ledger', { owner: 'blue' }),
      user('lia'),
    ],
    {},
    [feature],
  );
  const { body } = await tandem.post('/assignments', {
    scopeRef: 'group:default/red',
    liaisonRef: 'user:default/lia',
    role: 'primary',
    pattern: 'liaison',
    allocation: 20,
    startsOn: new Date().toISOString().slice(0, 10),
    timeZone: 'UTC',
  });
  await tandem
    .as('user:default/lia')
    .post(`/assignments/${body.id}/accept`, { version: 1 });
  await tandem
    .knex('assignments')
    .update({ decision: 'accepted', starts_at: Date.now() - 1 });
  return { ...tandem, calls };
}

/** Stores an SLO as somebody who may, and answers its id. */
export async function storeSlo(
  tandem: RunningTandem,
  name: string,
  more: { service?: string; state?: 'draft' | 'published' } = {},
): Promise<string> {
  const { service, state = 'published' } = more;
  const { body } = await tandem
    .post('/slos', { document: sloDocument(name, { service }), state })
    .expect(201);
  return body.id;
}
