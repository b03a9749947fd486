import { rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from '../say.mjs';
import { catalogIsRead, withInstallation } from '../withInstallation.mjs';

const START_SHARE = 0.25;

/**
 * Kills the backend at random moments, while it starts, migrates or works, and
 * starts it again.
 */
export async function killRounds({ database: kind, rounds, seed }) {
  const what = `kill on ${kind}`;
  const setting = { what, database: kind, seed: `${seed}/kill/${kind}` };
  await withInstallation(setting, async installation => {
    const { replicas, gate, load, random } = installation;
    const [backend] = replicas;
    const startMillis = await killWhileMigrating(installation, kind, rounds);
    let toStart = 0;
    let atWork = 0;
    for (let round = 1; round <= rounds; round += 1) {
      if (random.chance(START_SHARE)) {
        backend.spawn();
        await sleep(random.between(0, startMillis * 1.3));
        await backend.kill();
        toStart += 1;
      } else {
        await startAgain(backend, gate);
        if (atWork === 0) {
          await catalogIsRead(installation);
          load.start();
        }
        await sleep(random.between(50, 3000));
        gate.close();
        await backend.kill();
        load.check();
        atWork += 1;
      }
      if (round % 10 === 0) say(`${what}: ${round} of ${rounds} rounds`);
    }
    say(`${what}: killed ${toStart} times at its start, ${atWork} at work`);
    await startAgain(backend, gate);
    if (atWork === 0) {
      await catalogIsRead(installation);
      load.start();
    }
    await sleep(1000);
  });
}

async function startAgain(backend, gate) {
  backend.spawn();
  await backend.isReady();
  gate.open();
}

/**
 * Kills it while it makes its tables, each time in an empty database.
 *
 * @returns milliseconds that an undisturbed start takes
 */
async function killWhileMigrating(installation, kind, rounds) {
  const { replicas, gate, database, folder, random } = installation;
  const [backend] = replicas;
  const startedAt = Date.now();
  await startAgain(backend, gate);
  const startMillis = Date.now() - startedAt;
  // What the catalog is about is not looked at here; it has to be complete.
  await catalogIsRead(installation);
  gate.close();
  await backend.kill();
  const times = Math.ceil(rounds / 10);
  for (let time = 0; time < times; time += 1) {
    await empty(database, folder, kind);
    backend.spawn();
    await sleep(random.between(startMillis * 0.4, startMillis));
    await backend.kill();
  }
  say(
    `kill on ${kind}: a start takes ${startMillis} ms; killed ${times} times while it made its tables`,
  );
  return startMillis;
}

async function empty(database, folder, kind) {
  if (kind === 'sqlite') {
    for (const suffix of ['', '-journal', '-wal', '-shm']) {
      await rm(path.join(folder, `tandem.sqlite${suffix}`), { force: true });
    }
    return;
  }
  await database.query(
    'drop database if exists backstage_plugin_tandem with (force)',
    'catalog',
  );
}
