import {
  BUSY_METRICS,
  exampleDeployment,
  exampleIncident,
  exampleSummary,
  NO_METRICS,
  PAYMENTS,
} from './deliveryExamples';
import type { Answers } from './fakeBackend';
import { renderOnEntityPage } from './renderOnEntityPage';
import { OperationsContent } from '../operations/OperationsContent';

export const SUMMARY = '/entities/component/default/payments/summary';

export const SERIES = {
  points: [
    {
      start: '2026-11-19T00:00:00Z',
      end: '2026-11-20T00:00:00Z',
      metrics: BUSY_METRICS,
    },
    {
      start: '2026-11-20T00:00:00Z',
      end: '2026-11-21T00:00:00Z',
      metrics: NO_METRICS,
    },
  ],
};
const FAILED = exampleDeployment('v2.41', {
  failed: true,
  recoverySeconds: 2_700,
  changes: [
    {
      commit: '0123456789abcdef',
      committedAt: '2026-11-16T08:00:00Z',
      pullRequest: { number: 77, url: 'https://example.com/77' },
    },
  ],
});
const UNDISTURBED = exampleDeployment('v2.42', {
  finishedAt: '2026-11-18T09:00:00Z',
});
const INCIDENT = exampleIncident('INC-812', 'v2.41', {
  title: 'Checkout answers slowly',
});

/** What a service with one failed deployment of two answers. */
export function answersWith(parts: Answers = {}): Answers {
  return {
    [SUMMARY]: { body: exampleSummary() },
    '/dora/series': { body: SERIES },
    '/deployments': query => ({
      body: {
        items: query.get('failed') ? [FAILED] : [UNDISTURBED, FAILED],
      },
    }),
    '/incidents': { body: { items: [INCIDENT] } },
    '/assignments': { body: { items: [] } },
    ...parts,
  };
}

/** The Operations tab of that service, under an address that may carry a query. */
export function renderTab(answers = answersWith(), search = '') {
  return renderOnEntityPage(<OperationsContent />, {
    entityRef: PAYMENTS,
    answers,
    search,
  });
}
