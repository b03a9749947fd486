import { expect } from '@playwright/test';

const BACKEND = 'http://localhost:7107/api';

/** Brings back what a person of the demo snoozed in an earlier run. */
export async function wakeAll(person: 'maya' | 'tomas' | 'dana') {
  const signedIn = await fetch(`${BACKEND}/auth/tandemDemo/refresh`, {
    headers: { 'x-tandem-demo-person': person },
  });
  const { backstageIdentity } = await signedIn.json();
  const headers = {
    authorization: `Bearer ${backstageIdentity.token}`,
    'content-type': 'application/json',
  };
  const listed = await fetch(`${BACKEND}/tandem/me/attention?snoozed=true`, {
    headers,
  });
  const { items } = await listed.json();
  const ids = items
    .filter((item: { snoozedUntil?: string }) => item.snoozedUntil)
    .map((item: { id: string }) => item.id);
  if (ids.length) {
    const woken = await fetch(`${BACKEND}/tandem/me/attention/wake`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ ids }),
    });
    expect(woken.ok).toBe(true);
  }
}
