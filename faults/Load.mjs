import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom } from '../bench/random.mjs';
import { createAbsences } from './actors/absences.mjs';
import { createAssignments } from './actors/assignments.mjs';
import { createClaims } from './actors/claims.mjs';
import { createDeliveries } from './actors/deliveries.mjs';
import { createForeign } from './actors/foreign.mjs';
import { createSlos } from './actors/slos.mjs';

/** Everything that pours in, each with its own part of the truth. */
export class Load {
  #actors;
  #isStopped = false;
  #running = [];
  #failure;
  steps = 0;

  constructor({ client, world, seed }) {
    this.#actors = createActors({ client, world, seed });
  }

  /** Begins and does not wait. */
  start() {
    this.#isStopped = false;
    this.#running = this.#actors.map(actor => this.#run(actor));
  }

  /** Waits until what was begun is answered. */
  async stop() {
    this.#isStopped = true;
    await Promise.all(this.#running);
    this.check();
  }

  /** @throws what an actor saw that must not be */
  check() {
    if (this.#failure) throw this.#failure;
  }

  /** @throws where what was acknowledged is not what is there */
  async verify() {
    await Promise.all(this.#actors.map(actor => actor.verify()));
  }

  async #run(actor) {
    while (!this.#isStopped && !this.#failure) {
      try {
        await actor.step();
        this.steps += 1;
        // Who has nothing left to do lets others do theirs, and the machine rest.
        await sleep(5);
      } catch (error) {
        this.#failure ??= error;
      }
    }
  }
}

function createActors({ client, world, seed }) {
  const until = Math.floor(Date.now() / 60_000) * 60_000;
  const { services, people, claimants, scopes, contested } = world;
  const shared = key => ({
    client,
    until,
    key,
    random: createRandom(`${seed}/${key}`),
  });
  const each = (items, create) => items.map((item, at) => create(item, at));
  return [
    ...each(services.delivery, (entityRef, at) =>
      createDeliveries({ ...shared(`delivery-${at}`), entityRef }),
    ),
    ...each(services.adopted, (entityRef, at) =>
      createForeign({ ...shared(`foreign-${at}`), entityRef }),
    ),
    ...each(services.slo, (entityRef, at) =>
      createSlos({ ...shared(`slo-${at}`), entityRef }),
    ),
    ...[0, 1, 2].map(at =>
      createAssignments({
        ...shared(`assignments-${at}`),
        scopes: scopes.slice(at * 3, at * 3 + 3),
        people: people.slice(at * 2, at * 2 + 2),
      }),
    ),
    ...each(people.slice(0, 2), (userRef, at) =>
      createAbsences({ ...shared(`absences-${at}`), userRef }),
    ),
    ...[0, 1].map(at =>
      createClaims({
        ...shared(`claims-${at}`),
        scopes: contested,
        people: claimants,
      }),
    ),
  ];
}
