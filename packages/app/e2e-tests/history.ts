import { expect } from '@playwright/test';

/** The demo history is posted in the background; waits until a service has its own. */
export async function waitForHistory(entityRef: string) {
  const query = new URLSearchParams({ entityRef, limit: '1' });
  await expect
    .poll(() => countDeployments(query), { timeout: 80_000 })
    .toBeGreaterThan(0);
}

async function countDeployments(query: URLSearchParams): Promise<number> {
  try {
    const response = await fetch(
      `http://localhost:7107/api/tandem/deployments?${query}`,
      { headers: { authorization: 'Bearer tandem-development-token' } },
    );
    return response.ok ? (await response.json()).items.length : 0;
  } catch {
    return 0;
  }
}
