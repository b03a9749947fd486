import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { CatalogRow, CatalogStore } from '../catalog/CatalogStore';
import { isDue, type ChangeQueue, type EntityChange } from './ChangeQueue';
import type { FleetTypes } from './FleetTypes';
import { inHalves } from './inHalves';
import type { DueService, PreparedStore } from './PreparedStore';
import type { FleetCoverage, FleetDelivery, FleetSlos } from './sources';

/** Services, or changes, in one transaction. */
const STEP = 400;
/** Until a service that cannot be prepared is tried again. */
const RETRY_MILLIS = 60_000;
/** Of many that cannot be prepared so many are named. */
const NAMED = 5;

/** Is told which entities are shown differently now. */
export type PreparedListener = (entityRefs: string[]) => Promise<void>;

/**
 * Makes the rows of services true again. Facts are read after the rows are
 * locked, so of two who prepare one service the later writes the later facts.
 */
export class FleetPreparer {
  readonly #knex: Knex;
  readonly #queue: ChangeQueue;
  readonly #prepared: PreparedStore;
  readonly #types: FleetTypes;
  readonly #catalog: CatalogStore;
  readonly #slos: FleetSlos;
  readonly #coverage: FleetCoverage;
  readonly #delivery: FleetDelivery;
  readonly #onPrepared: PreparedListener | undefined;
  readonly #logger: LoggerService;

  constructor(options: {
    knex: Knex;
    queue: ChangeQueue;
    prepared: PreparedStore;
    types: FleetTypes;
    catalog: CatalogStore;
    slos: FleetSlos;
    coverage: FleetCoverage;
    delivery: FleetDelivery;
    onPrepared?: PreparedListener;
    logger: LoggerService;
  }) {
    this.#knex = options.knex;
    this.#queue = options.queue;
    this.#prepared = options.prepared;
    this.#types = options.types;
    this.#catalog = options.catalog;
    this.#slos = options.slos;
    this.#coverage = options.coverage;
    this.#delivery = options.delivery;
    this.#onPrepared = options.onPrepared;
    this.#logger = options.logger;
  }

  /** What is left to prepare: what changed, and what dates or silence changed. */
  async pending(): Promise<{ changed: boolean; due: boolean }> {
    const now = Date.now();
    const [change, due] = [
      this.#knex('fleet_changes as c').where(isDue(now)),
      this.#knex('fleet_services').where('due_at', '<=', now),
    ].map((some, place) =>
      some.limit(1).select(this.#knex.raw(`${place} as place`)),
    );
    const rows: { place: number }[] = await this.#knex
      .from(change.as('change'))
      .unionAll(this.#knex.from(due.as('due')).select('*'))
      .select('*');
    const has = (place: number) => rows.some(row => row.place === place);
    return { changed: has(0), due: has(1) };
  }

  /**
   * Works off some of what changed. The services below a changed group, system
   * or domain are put into the queue and prepared by the steps after.
   *
   * @param waits - whether for changes that another replica is at
   * @returns how many entities; call again until it is 0
   */
  async prepareChanged({ waits }: { waits: boolean }): Promise<number> {
    return this.#workOff<EntityChange>({
      claim: trx =>
        this.#queue.claim(trx, { limit: STEP, now: Date.now(), waits }),
      work: async (trx, changes) => {
        await this.#queue.take(trx, changes);
        await this.#queue.expand(trx, changes);
        await this.#prepare(
          trx,
          changes.filter(({ kind }) => kind === 'component'),
        );
      },
      postpone: (trx, change, until) =>
        this.#queue.postpone(trx, change, until),
    });
  }

  /**
   * Works off some of what dates or silence alone changed.
   *
   * @param waits - whether for services that another replica is at
   * @returns how many services; call again until it is 0
   */
  async prepareDue({ waits }: { waits: boolean }): Promise<number> {
    return this.#workOff<DueService>({
      claim: trx =>
        this.#prepared.claimDue(trx, { limit: STEP, now: Date.now(), waits }),
      work: (trx, due) => this.#prepare(trx, due),
      postpone: (trx, due, until) => this.#prepared.postpone(trx, due, until),
    });
  }

  /** All that is claimed at once; where that does not succeed, in parts. */
  async #workOff<T extends DueService>(queue: {
    claim(trx: Knex.Transaction): Promise<T[]>;
    work(trx: Knex.Transaction, some: readonly T[]): Promise<void>;
    postpone(trx: Knex.Transaction, item: T, until: number): Promise<void>;
  }): Promise<number> {
    let claimed: T[] = [];
    const stuck: { item: T; error: unknown }[] = [];
    try {
      await this.#knex.transaction(async trx => {
        claimed = await queue.claim(trx);
        await queue.work(trx, claimed);
      });
    } catch (cause) {
      if (claimed.length === 0) throw cause;
      await inHalves(
        claimed,
        some => this.#knex.transaction(trx => queue.work(trx, some)),
        async (item, error) => {
          const until = Date.now() + RETRY_MILLIS;
          await this.#knex.transaction(trx => queue.postpone(trx, item, until));
          stuck.push({ item, error });
        },
      );
    }
    this.#warn(stuck);
    await this.#tell(claimed.map(({ entityRef }) => entityRef));
    return claimed.length;
  }

  #warn(stuck: readonly { item: DueService; error: unknown }[]) {
    if (stuck.length === 0) return;
    const refs = stuck.slice(0, NAMED).map(({ item }) => item.entityRef);
    const more = stuck.length - refs.length;
    const names = more > 0 ? [...refs, `${more} more`] : refs;
    this.#logger.warn(
      `These could not be prepared for the fleet, will try again in a minute: ${names.join(
        ', ',
      )}`,
      { cause: String(stuck[0].error) },
    );
  }

  async #prepare(
    trx: Knex.Transaction,
    due: readonly DueService[],
  ): Promise<void> {
    if (due.length === 0) return;
    const ids = due.map(({ entityId }) => entityId);
    await this.#prepared.lock(trx, ids);
    const rows = await this.#catalog.within(trx).findByIds(ids);
    const services = rows.filter(row => this.#types.isService(row));
    const others = rows.filter(row => !this.#types.isService(row));
    await this.#write(trx, services);
    await this.#prepared.delete(
      trx,
      others.map(({ id }) => id),
    );
  }

  async #write(trx: Knex.Transaction, services: CatalogRow[]): Promise<void> {
    if (services.length === 0) return;
    const now = Date.now();
    const ids = services.map(({ id }) => id);
    const owners = await this.#ownersOf(trx, services);
    const slos = await this.#slos.digests(trx, ids, now);
    const coverage = await this.#coverage.forServices(trx, services, now);
    const delivery = await this.#delivery.snapshots(trx, ids);
    const facts = services.map(entity => ({
      entity,
      owner: owners.get(entity.ownerRef ?? ''),
      slo: slos.get(entity.id),
      coverage: coverage.get(entity.id) ?? {
        covered: false,
        via: 'none' as const,
      },
      dora: delivery.get(entity.id),
    }));
    await this.#prepared.save(trx, facts, now);
  }

  /** By reference, of those owners that the catalog holds. */
  async #ownersOf(
    trx: Knex.Transaction,
    services: CatalogRow[],
  ): Promise<Map<string, CatalogRow>> {
    const refs = services.map(({ ownerRef }) => ownerRef);
    const given = new Set(refs.filter(ref => ref !== undefined));
    const found = await this.#catalog.within(trx).findByRefs([...given]);
    return new Map([...found].filter(([, row]) => row.inCatalog));
  }

  async #tell(entityRefs: string[]): Promise<void> {
    if (entityRefs.length === 0) return;
    await this.#onPrepared?.([...new Set(entityRefs)]);
  }
}
