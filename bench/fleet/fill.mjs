import { say } from '../say.mjs';
import { toYaml } from '../yaml.mjs';
import { generateHistory } from './history.mjs';
import { generateLiaisons } from './liaisons.mjs';
import { generateSlos } from './slos.mjs';

const BATCH = 1000;
const FILE_DOCUMENTS = 50;
const CALLERS = 4;

/** Fills a portal with everything that the two workspaces show. */
export async function fill({ client, names }) {
  await fillHistory(client, generateHistory(names.services, Date.now()));
  await fillSlos(client, generateSlos(names.services));
  await fillLiaisons(client, generateLiaisons(names));
}

async function fillHistory(client, history) {
  for (const kind of ['deployments', 'incidents']) {
    for (const items of chunks(history[kind], BATCH)) {
      const answer = await client.post(`/api/tandem/${kind}`, { items });
      expectAll(answer, 'created');
    }
    say(`${history[kind].length} ${kind}`);
  }
}

async function fillSlos(client, slos) {
  const withId = [];
  for (const state of ['draft', 'published']) {
    const chosen = slos.filter(
      ({ isDraft }) => isDraft === (state === 'draft'),
    );
    for (const chunk of chunks(chosen, FILE_DOCUMENTS)) {
      const file = toYaml(chunk.map(({ document }) => document));
      const path = `/api/tandem/slos/import?state=${state}`;
      const results = expectAll(await client.postYaml(path, file), 'created');
      withId.push(
        ...chunk.map((slo, index) => ({ ...slo, ...results[index] })),
      );
    }
    say(`${chosen.length} SLOs, ${state}`);
  }
  await inParallel(withId, async ({ id, samples }) => {
    const items = samples(Date.now());
    if (items.length === 0) return;
    const path = `/api/tandem/slos/${id}/samples`;
    expectAll(await client.post(path, { items }), 'created');
  });
  say('samples of a day');
}

async function fillLiaisons(client, { assignments, absences }) {
  await inParallel(assignments, async ({ body, isAccepted }) => {
    const answer = await client.post('/api/tandem/assignments', body);
    const { id, version } = JSON.parse(answer);
    if (isAccepted) {
      await client.post(`/api/tandem/assignments/${id}/accept`, { version });
    }
  });
  await inParallel(absences, absence =>
    client.post('/api/tandem/absences', absence),
  );
  say(`${assignments.length} assignments, ${absences.length} absences`);
}

/** The results of a batch, where each is as it should be. */
function expectAll(answer, expected) {
  const { results } = JSON.parse(answer);
  const odd = results.find(({ status }) => status !== expected);
  if (odd) throw new Error(`Not ${expected}: ${JSON.stringify(odd)}`);
  return results;
}

async function inParallel(items, work) {
  const rest = items.values();
  const worker = async () => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: CALLERS }, worker));
}

function* chunks(items, size) {
  for (let start = 0; start < items.length; start += size) {
    yield items.slice(start, start + size);
  }
}
