import { expect } from '@playwright/test';

const HOUR = 3_600_000;

/** Reports successful deployments of the last hours, as a pipeline does. */
export async function reportDeployments(entityRef: string, count: number) {
  const items = Array.from({ length: count }, (_, index) => ({
    entityRef,
    environment: 'production',
    status: 'succeeded',
    finishedAt: new Date(Date.now() - (index + 1) * HOUR).toISOString(),
    source: 'browser-test',
    externalId: `${entityRef}#${index}`,
  }));
  const response = await fetch('http://localhost:7107/api/tandem/deployments', {
    method: 'POST',
    headers: {
      authorization: 'Bearer tandem-development-token',
      'content-type': 'application/json',
    },
    body: JSON.stringify({ items }),
  });
  expect(response.ok).toBe(true);
}
