import { expectEqual, expectStatus } from '../expect.mjs';
import { createDeliveries } from './deliveries.mjs';

/**
 * A pipeline that knows its service by another name, until somebody says which
 * service that is.
 */
export function createForeign(options) {
  const { client, random, entityRef, key } = options;
  const from = `component:default/foreign-${key}`;
  const deliveries = createDeliveries(options);
  deliveries.postUnder(from);
  let isMapped = false;

  const map = async () => {
    const answer = await client.send('POST', '/unmatched/mappings', {
      from,
      to: entityRef,
    });
    expectStatus('POST /unmatched/mappings', answer, 201);
    isMapped = true;
  };

  return {
    step: () => {
      const isTime = deliveries.waiting() > 0 && random.chance(0.05);
      return isTime ? map() : deliveries.step();
    },
    async verify() {
      if (!isMapped) {
        const waiting = await client.list('/unmatched/references');
        const found = waiting.find(({ entityRef: ref }) => ref === from);
        expectEqual(
          `deployments that wait as ${from}`,
          found?.deployments ?? 0,
          deliveries.waiting(),
        );
        if (deliveries.waiting() === 0) return;
        await map();
      }
      await deliveries.verify();
    },
  };
}
