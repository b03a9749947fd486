import { expect } from '@playwright/test';

const API = 'http://localhost:7107/api/tandem/assignments';
const HEADERS = {
  authorization: 'Bearer tandem-development-token',
  'content-type': 'application/json',
};
const OPEN = ['proposed', 'accepted', 'active', 'ending'];

/** Ends who helps a scope, and withdraws who was asked, so that a test finds it as before. */
export async function endAssignments(scopeRef: string) {
  const query = new URLSearchParams({ scopeRef });
  const listed = await fetch(`${API}?${query}`, { headers: HEADERS });
  const { items } = await listed.json();
  for (const { id, version, state } of items) {
    if (OPEN.includes(state)) {
      const transition = state === 'proposed' ? 'decline' : 'end';
      const response = await fetch(`${API}/${id}/${transition}`, {
        method: 'POST',
        headers: HEADERS,
        body: JSON.stringify({ version, reason: 'The test is over.' }),
      });
      expect(response.ok).toBe(true);
    }
  }
}
