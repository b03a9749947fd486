import { performance } from 'node:perf_hooks';
import { sloDocument } from '../sloDocument.mjs';
import { toYaml } from '../yaml.mjs';
import { generateSamples } from './samples.mjs';

const BATCH = 1000;
const FILE_DOCUMENTS = 50;
/** On each page. */
export const PAGE_SLOS = 12;

/**
 * Imports the SLOs in files of 50 documents and posts their samples, one call
 * after another: 12 SLOs for each page, the others dealt out to the services.
 *
 * @param options.count - of the SLOs that the other services share
 * @returns the ids of the pages' SLOs, and how fast all went
 */
export async function fillSlos({ client, services, pages, count, onProgress }) {
  const others = services.filter(service => !pages.includes(service));
  const slos = [
    ...pages.flatMap(service =>
      Array.from({ length: PAGE_SLOS }, (_, index) => ({
        service,
        name: `${service}-slo-${index}`,
      })),
    ),
    ...Array.from({ length: others.length ? count : 0 }, (_, index) => {
      const service = others[index % others.length];
      const round = Math.floor(index / others.length);
      return { service, name: `${service}-slo-${round}` };
    }),
  ];
  const imported = await importAll(client, slos);
  onProgress(`${slos.length} SLOs imported`);
  const posted = await postSamples(client, imported.ids, onProgress);
  return {
    slos: slos.length,
    importMillis: imported.millis,
    samples: posted.samples,
    samplesPerSecond: (1000 * posted.samples) / posted.millis,
    sloIds: imported.ids.slice(0, pages.length * PAGE_SLOS),
  };
}

async function importAll(client, slos) {
  const ids = [];
  const millis = [];
  for (let start = 0; start < slos.length; start += FILE_DOCUMENTS) {
    const file = toYaml(
      slos.slice(start, start + FILE_DOCUMENTS).map(sloDocument),
    );
    const startedAt = performance.now();
    const answer = await client.postYaml('/api/tandem/slos/import', file);
    millis.push(performance.now() - startedAt);
    for (const result of JSON.parse(answer).results) {
      if (result.status !== 'created') {
        throw new Error(`Not imported: ${JSON.stringify(result)}`);
      }
      ids.push(result.id);
    }
  }
  return { ids, millis: millis.sort((a, b) => a - b) };
}

async function postSamples(client, ids, onProgress) {
  let samples = 0;
  let millis = 0;
  for (const [index, id] of ids.entries()) {
    const until = Date.now();
    for (const { resolution, batch } of batchesOf({ seed: id, until })) {
      const path = `/api/tandem/slos/${id}/samples?resolution=${resolution}`;
      const startedAt = performance.now();
      const answer = await client.post(path, { items: batch });
      millis += performance.now() - startedAt;
      samples += batch.length;
      const odd = JSON.parse(answer).results.find(
        ({ status }) => status !== 'created',
      );
      if (odd) throw new Error(`${path} did not: ${JSON.stringify(odd)}`);
    }
    if ((index + 1) % 100 === 0) {
      onProgress(`${samples} samples of ${index + 1} SLOs`);
    }
  }
  return { samples, millis };
}

function* batchesOf(options) {
  for (const { resolution, items } of generateSamples(options)) {
    for (let start = 0; start < items.length; start += BATCH) {
      yield { resolution, batch: items.slice(start, start + BATCH) };
    }
  }
}
