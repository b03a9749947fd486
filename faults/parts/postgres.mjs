import { setTimeout as sleep } from 'node:timers/promises';
import { say } from '../say.mjs';
import { catalogIsRead, withInstallation } from '../withInstallation.mjs';

/** Restarts PostgreSQL under a backend that has to find back by itself. */
export async function postgresRounds({ rounds, seed }) {
  const what = 'restarts of postgres';
  const setting = { what, database: 'postgres', mayFail: true };
  await withInstallation(
    { ...setting, seed: `${seed}/postgres` },
    async installation => {
      const { replicas, gate, load, database, random } = installation;
      const [backend] = replicas;
      backend.spawn();
      await backend.isReady();
      gate.open();
      await catalogIsRead(installation);
      load.start();
      for (let round = 1; round <= rounds; round += 1) {
        await sleep(random.between(500, 3000));
        await database.restart(random.pick(['fast', 'immediate']));
        await backend.isReady();
        load.check();
        if (round % 10 === 0) say(`${what}: ${round} of ${rounds} rounds`);
      }
      await sleep(2000);
    },
  );
}
