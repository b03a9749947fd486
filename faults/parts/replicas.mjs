import { setTimeout as sleep } from 'node:timers/promises';
import { say } from '../say.mjs';
import { catalogIsRead, withInstallation } from '../withInstallation.mjs';

/**
 * Two backends on one PostgreSQL, called in turn; now and then one of them is
 * killed. On an empty database one has to start first: plugins of Backstage
 * lock each other out of it.
 */
export async function replicaRounds({ rounds, seed }) {
  const what = 'two replicas on postgres';
  const setting = { what, database: 'postgres', replicas: 2 };
  await withInstallation(
    { ...setting, seed: `${seed}/replicas` },
    async installation => {
      const { replicas, gate, load, random } = installation;
      for (const replica of replicas) {
        replica.spawn();
        await replica.isReady();
      }
      gate.open();
      await catalogIsRead(installation);
      load.start();
      for (let round = 1; round <= rounds; round += 1) {
        await sleep(random.between(500, 3000));
        const killed = random.pick(replicas);
        await killed.kill();
        // The other one works on; who meets the dead one tries again.
        killed.spawn();
        await killed.isReady();
        load.check();
        if (round % 10 === 0) say(`${what}: ${round} of ${rounds} rounds`);
      }
      await sleep(2000);
    },
  );
}
