import type {
  DeploymentInput,
  IncidentInput,
} from '@tandem/backstage-plugin-tandem-common';
import { ago, deployment, incident } from '../../__testUtils__/deliveries';
import { samples, sloDocument } from '../../__testUtils__/slos';
import { dateIn, proposal } from '../../liaison/__testUtils__/assignments';

/** What a call has to carry so that nothing is wrong with it. */
export interface ValidCall {
  query?: string;
  body?: object | string;
}

const PAYMENTS = 'component:default/payments';
const OTHER = 'user:default/other';
const transition: ValidCall = { body: { version: 1 } };
const post = (item: DeploymentInput | IncidentInput): ValidCall => ({
  body: { items: [item] },
});

const CALLS: Record<string, ValidCall> = {
  'post /deployments': post(deployment()),
  'post /incidents': post(incident()),
  'post /unmatched/mappings': {
    body: { from: 'component:default/old', to: PAYMENTS },
  },
  'delete /unmatched/mappings': { query: 'from=component:default/old' },
  'get /dora': { query: `entityRef=${PAYMENTS}` },
  'get /dora/series': { query: `entityRef=${PAYMENTS}&bucket=day` },
  'get /fleet/filter-values': { query: 'filter=owner' },
  'post /me/attention/snooze': { body: { ids: ['1'], until: ago(-60_000) } },
  'post /me/attention/wake': { body: { ids: ['1'] } },
  'post /assignments': { body: proposal() },
  'post /assignments/batch': {
    body: {
      scopeRefs: ['group:default/red'],
      terms: { ...proposal(), scopeRef: undefined },
    },
  },
  'patch /assignments/{id}': { body: { version: 1, allocation: 10 } },
  'post /assignments/{id}/accept': transition,
  'post /assignments/{id}/decline': transition,
  'post /assignments/{id}/pause': transition,
  'post /assignments/{id}/resume': transition,
  'post /assignments/{id}/end': transition,
  'post /assignments/{id}/hand-back': transition,
  'get /coverage': { query: `entityRef=${PAYMENTS}` },
  'get /load': {
    query: `userRef=${OTHER}&from=${dateIn(0)}&to=${dateIn(7)}`,
  },
  'post /absences': {
    body: { userRef: OTHER, startsOn: dateIn(0), endsOn: dateIn(1) },
  },
  'get /recommendation': { query: 'ops=1&teams=4' },
  'post /slos': {
    body: { document: sloDocument('a', { service: 'payments' }) },
  },
  'put /slos/{id}': {
    body: {
      document: sloDocument('a', { service: 'payments' }),
      state: 'draft',
      version: 1,
    },
  },
  'delete /slos/{id}': { query: 'version=1' },
  'get /slos/{id}/series': { query: `from=${ago(60_000)}&to=${ago(0)}` },
  'post /slos/{id}/samples': {
    body: { items: samples([{ good: 1, total: 1 }]) },
  },
  'post /slos/preview': {
    body: {
      document: sloDocument('a', { service: 'payments' }),
      entityRef: PAYMENTS,
    },
  },
  'post /slos/import': {
    body: JSON.stringify(sloDocument('a', { service: 'payments' })),
  },
  'get /slos/export': { query: `entityRef=${PAYMENTS}` },
};

/**
 * A documented call with nothing wrong about it, so that only the caller's
 * rights can be. Of one without an example here, the bare call.
 *
 * @param operation - such as `get /dora`
 */
export function validCall(operation: string): ValidCall {
  return CALLS[operation] ?? {};
}
