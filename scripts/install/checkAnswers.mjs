import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';

/** The catalog reads its files after the start; Tandem looks on at once. */
const CATALOG_MILLIS = 90_000;

const SUMMARY = 'entities/component/default/example-website/summary';

/** @returns a function that asks Tandem's API, with the token or as a stranger */
export function apiOf(url, token) {
  return async (path, { isStranger = false } = {}) => {
    const answer = await fetch(`${url}/api/tandem/${path}`, {
      headers: isStranger ? {} : { Authorization: `Bearer ${token}` },
    });
    const text = await answer.text();
    return {
      status: answer.status,
      body: text.startsWith('{') ? JSON.parse(text) : text,
    };
  };
}

/** The API is there, describes itself and asks who is calling. */
export async function checkApi(ask) {
  const description = await ask('openapi.json');
  assert.equal(description.status, 200);
  assert.match(description.body.openapi, /^3\.1/);
  const stranger = await ask(SUMMARY, { isStranger: true });
  assert.equal(stranger.status, 401, 'a stranger is refused');
  const service = await summaryOfExample(ask);
  assert.deepEqual(service.environments, [], 'nothing is known of the example');
}

/** Waits for the catalog, then tells what is known of the stock component. */
export async function summaryOfExample(ask) {
  const end = Date.now() + CATALOG_MILLIS;
  for (;;) {
    const { status, body } = await ask(SUMMARY);
    if (status === 200) return body;
    if (status !== 404 || Date.now() > end) {
      assert.fail(`the summary answers ${status}: ${JSON.stringify(body)}`);
    }
    await wait(500);
  }
}

/** One deployment came in, and whoever is asked knows it. */
export async function checkDeployment(ask) {
  const summary = await summaryOfExample(ask);
  assert.deepEqual(summary.environments, ['production']);
  const list = await ask(
    'deployments?entityRef=component:default/example-website',
  );
  assert.equal(list.status, 200);
  assert.deepEqual(
    list.body.items.map(({ source, externalId }) => [source, externalId]),
    [['curl', 'first']],
  );
  return { summary, list: list.body };
}
