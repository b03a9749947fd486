import { rm } from 'node:fs/promises';
import { createFolder, prepareBackend } from '../bench/backend.mjs';
import { startDatabase } from '../bench/database.mjs';
import { createRandom } from '../bench/random.mjs';
import { FaultClient } from './FaultClient.mjs';
import { Gate } from './Gate.mjs';
import { interruption } from './interruption.mjs';
import { Load } from './Load.mjs';
import { Replica } from './Replica.mjs';
import { say } from './say.mjs';
import { verifyTruth } from './verifyTruth.mjs';
import { createWorld } from './world.mjs';

/**
 * Sets up a database and backends that are not started yet, does something with
 * them under load, looks whether all is true, and cleans up.
 *
 * @param options.replicas - how many backends share the database
 * @param options.mayFail - whether the backend may answer 5xx meanwhile
 * @param use - leaves the backends running and the gate open
 */
export async function withInstallation(
  { what, database: kind, seed, replicas: count = 1, mayFail },
  use,
) {
  const startedAt = Date.now();
  const folder = await createFolder();
  const database = await startDatabase(kind, folder);
  const world = createWorld();
  const replicas = await createReplicas(count, {
    folder,
    database,
    catalog: world.yaml,
  });
  const gate = new Gate();
  const client = new FaultClient({
    urls: replicas.map(({ url }) => url),
    token: replicas[0].token,
    gate,
    mayFail,
  });
  const load = new Load({ client, world, seed });
  const examine = async () => {
    const random = createRandom(seed);
    const means = { replicas, gate, client, load, database, random };
    await use({ ...means, folder, world });
    await load.stop();
    say(
      `${what}: ${load.steps} steps, ${client.answered} answers, ${client.repeated} sent again, ${client.failed} failed; looking whether all is true`,
    );
    await load.verify();
    await verifyTruth({ client, world, database });
  };
  let isTrue = false;
  try {
    await Promise.race([examine(), interruption()]);
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    say(`${what}: nothing lost, nothing counted twice, in ${seconds} s`);
    isTrue = true;
  } finally {
    client.close();
    for (const replica of replicas) {
      if (replica.isRunning()) await replica.kill();
    }
    await database.stop();
    if (isTrue) await rm(folder, { recursive: true, force: true });
    else say(`${what}: the logs of the backends are in ${folder}`);
  }
}

/** They know the same people. */
async function createReplicas(count, options) {
  const replicas = [];
  let keys;
  for (let index = 0; index < count; index += 1) {
    const name = `backend-${index}`;
    const prepared = await prepareBackend({ ...options, keys, name });
    ({ keys } = prepared);
    replicas.push(new Replica(prepared));
  }
  return replicas;
}

/** Waits until Tandem has read the catalog. */
export async function catalogIsRead({ client, world }) {
  const deadline = Date.now() + 240_000;
  for (;;) {
    const { items } = await client.get('/fleet/services?limit=500');
    if (items.length === world.all.length) return;
    if (Date.now() > deadline) throw new Error('The catalog is not read');
    await new Promise(resolve => {
      setTimeout(resolve, 500);
    });
  }
}
