import { setImmediate } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { inChunks } from '../../database/rows';
import type { OutdatedFacts, SnapshotStore } from '../SnapshotStore';
import { FROM_START, type ChainStretch } from './ChainStore';
import type { FactDeriver } from './FactDeriver';
import type { MovedHistoryStore } from './MovedHistoryStore';

/** Services per step, so that a step stays far below a task's timeout. */
const STEP = 20;
/** After so long a step leaves the rest to the next. */
const STEP_MILLIS = 5_000;
/** After a move: others until then come along, and who moved it has an answer. */
const SOON_MILLIS = 500;

/**
 * Derives all facts of a service anew: where a setting changed, and where a
 * history moved from one service to another.
 */
export class FactRebuilder {
  readonly #knex: Knex;
  readonly #facts: FactDeriver;
  readonly #snapshots: SnapshotStore;
  readonly #moved: MovedHistoryStore;
  readonly #logger: LoggerService;
  #timer: NodeJS.Timeout | undefined;
  #background: Promise<void> = Promise.resolve();
  #current: Promise<number> | undefined;
  #isStopped = false;

  constructor(options: {
    knex: Knex;
    facts: FactDeriver;
    snapshots: SnapshotStore;
    moved: MovedHistoryStore;
    logger: LoggerService;
  }) {
    this.#knex = options.knex;
    this.#facts = options.facts;
    this.#snapshots = options.snapshots;
    this.#moved = options.moved;
    this.#logger = options.logger;
  }

  /**
   * Derives the facts of a service to which history moved: at once where there
   * is little of it, else soon after the commit. Until then each deployment
   * keeps its facts as they were derived before it moved, and changes that came
   * along have no lead time. In the transaction of the move, which has locked
   * the service.
   */
  async follow(trx: Knex.Transaction, entityId: number): Promise<void> {
    if (await this.#moved.isLittle(trx, entityId)) {
      const ids = await this.#moved.findDeploymentIds(trx, entityId);
      await this.#deriveMoved(trx, entityId, ids);
      await this.#rebuild(trx, entityId);
      return;
    }
    await this.#snapshots.markMoved(trx, entityId);
    await this.#snapshots.markDirty(trx, [entityId], Date.now());
    trx.executionPromise.then(
      () => this.#soon(),
      // What was rolled back moved nothing; its caller knows why.
      () => undefined,
    );
  }

  /**
   * Rebuilds some of the services whose facts are outdated. A crash in between
   * loses nothing: a service is outdated until the last of its transactions.
   *
   * @returns how many were done; call again until it is 0
   */
  async step(): Promise<number> {
    // The task and a move may want the same at once.
    this.#current ??= this.#step().finally(() => {
      this.#current = undefined;
    });
    return this.#current;
  }

  /** Begins nothing any more, once what it is at is done. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#background;
  }

  #soon(): void {
    if (this.#isStopped || this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#background = this.#background.then(() => this.#drain());
    }, SOON_MILLIS).unref();
  }

  async #step(): Promise<number> {
    const end = Date.now() + STEP_MILLIS;
    let done = 0;
    for (const outdated of await this.#snapshots.findOutdated(STEP)) {
      if (this.#isStopped || Date.now() > end) break;
      await this.#renew(outdated);
      done += 1;
    }
    return done;
  }

  async #drain(): Promise<void> {
    try {
      while (!this.#isStopped && (await this.step()) > 0);
    } catch (error) {
      this.#logger.warn('Moved history is derived a minute later', {
        cause: String(error),
      });
    }
  }

  /** A long history in portions, so that whoever delivers to the service gets in between. */
  async #renew(outdated: OutdatedFacts): Promise<void> {
    const { entityId, isMoved } = outdated;
    const ids = isMoved
      ? await this.#moved.findDeploymentIds(this.#knex, entityId)
      : [];
    for (const portion of inChunks(ids)) {
      const isDone = await this.#whileOutdated(outdated, trx =>
        this.#deriveMoved(trx, entityId, portion),
      );
      if (!isDone || this.#isStopped) return;
      // SQLite answers at once, so nobody else would get their turn.
      await setImmediate();
    }
    await this.#whileOutdated(outdated, trx => this.#rebuild(trx, entityId));
  }

  /** @returns whether the work was still to be done */
  async #whileOutdated(
    outdated: OutdatedFacts,
    work: (trx: Knex.Transaction) => Promise<void>,
  ): Promise<boolean> {
    return this.#knex.transaction(async trx => {
      const isOutdated = await this.#snapshots.lockOutdated(trx, outdated);
      if (isOutdated) await work(trx);
      return isOutdated;
    });
  }

  /** Changes and samples of deployments that may have come from another service. */
  async #deriveMoved(
    trx: Knex.Transaction,
    entityId: number,
    deploymentIds: readonly number[],
  ): Promise<void> {
    const commits = await this.#moved.settle(trx, entityId, deploymentIds);
    await this.#facts.addSamples(trx, commits);
  }

  async #rebuild(trx: Knex.Transaction, entityId: number): Promise<void> {
    await this.#facts.derive(trx, {
      stretches: await wholeChains(trx, entityId),
      deployments: [],
      commits: [],
      incidentIds: await incidentIds(trx, entityId),
    });
    await this.#snapshots.markDerived(trx, entityId);
    await this.#snapshots.markDirty(trx, [entityId], Date.now());
  }
}

async function wholeChains(
  trx: Knex.Transaction,
  entityId: number,
): Promise<ChainStretch[]> {
  const rows = await trx('deployments')
    .where({ entity_id: entityId, status: 'succeeded' })
    .distinct('environment');
  return rows.map(row => ({
    entityId,
    environment: row.environment,
    from: FROM_START,
  }));
}

async function incidentIds(trx: Knex.Transaction, entityId: number) {
  const rows = await trx('incidents').where('entity_id', entityId).select('id');
  return rows.map(row => Number(row.id));
}
