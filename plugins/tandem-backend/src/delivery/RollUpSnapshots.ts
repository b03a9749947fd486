import { createHash } from 'node:crypto';
import type {
  Dora,
  EntitySummary,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { toNumber } from '../database/rows';
import type { DeliveryScope } from './DeliveryScopes';
import { SNAPSHOT_INTERVAL_MILLIS } from './SnapshotStore';

/** Of more services than this something changes all the time. */
const MANY_SERVICES = 1000;
/** So long their figures are shown as they are, for not to compute them for each event. */
const HELD_MILLIS = 60_000;

/** What the page of an entity shows of its deliveries. */
export interface DeliveryCard
  extends Pick<EntitySummary, 'environments' | 'services'> {
  dora: Dora;
}

interface StoredCard {
  madeFrom: string;
  /** Epoch milliseconds. */
  asOf: number;
  card: DeliveryCard;
}

/**
 * The last 30 days in production of groups, systems and domains, kept from when
 * somebody looks at them until a fact, or a service, of theirs changes.
 */
export class RollUpSnapshots {
  readonly #knex: Knex;
  readonly #derivation: string;

  /** @param options.derivation - names the settings of today behind facts and figures */
  constructor(options: { knex: Knex; derivation: string }) {
    this.#knex = options.knex;
    this.#derivation = options.derivation;
  }

  /**
   * The figures as they are; those of very many services may be a minute old,
   * as their `asOf` says.
   *
   * @param compute - called where what is kept is no longer true
   */
  async read(
    entityId: number,
    scope: DeliveryScope,
    compute: () => Promise<DeliveryCard>,
  ): Promise<DeliveryCard> {
    const startedAt = Date.now();
    // Looked at before the facts are: what changes in between shows next time.
    const [madeFrom, stored] = await Promise.all([
      this.#sourceOf(scope),
      this.#find(entityId),
    ]);
    if (stored && isUsable(stored, madeFrom, startedAt)) {
      return stored.card;
    }
    const card = await compute();
    await this.#save(entityId, { madeFrom, asOf: startedAt, card });
    return card;
  }

  /** Names all that the figures depend on: services, their revisions, when they were whose. */
  async #sourceOf(scope: DeliveryScope): Promise<string> {
    const separated = (columns: string[]) =>
      columns
        .map(column => `coalesce(cast(${column} as text), '')`)
        .join(" || ':' || ");
    const service = separated(['e.id', 's.revision', 'e.owner_ref', 'e.title']);
    const services = this.#knex('catalog_entities as e')
      .leftJoin('dora_snapshots as s', 's.entity_id', 'e.id')
      .whereIn('e.id', scope.entityIds() as number[])
      .orderBy('e.id')
      .select(this.#knex.raw(`${service} as text`));
    const periods = scope.periods?.();
    const [ofServices, ofPeriods] = await Promise.all([
      this.#joined(services),
      periods &&
        this.#joined(
          periods
            .orderBy(['o.entity_id', 'o.from_at'])
            .select(
              this.#knex.raw(
                `${separated([
                  'o.entity_id',
                  'o.from_at',
                  'o.until_at',
                ])} as text`,
              ),
            ),
        ),
    ]);
    return createHash('sha256')
      .update(JSON.stringify([this.#derivation, ofServices, ofPeriods]))
      .digest('base64');
  }

  async #joined(rows: Knex.QueryBuilder): Promise<string | null> {
    const join =
      rows.client.config.client === 'pg' ? 'string_agg' : 'group_concat';
    const row = await this.#knex
      .from(rows.as('row'))
      .first(this.#knex.raw(`${join}(text, ',') as joined`));
    return row.joined;
  }

  async #find(entityId: number): Promise<StoredCard | undefined> {
    const row = await this.#knex('roll_up_snapshots')
      .where('entity_id', entityId)
      .first();
    return (
      row && {
        madeFrom: row.made_from,
        asOf: toNumber(row.as_of),
        card: JSON.parse(row.card),
      }
    );
  }

  async #save(entityId: number, stored: StoredCard): Promise<void> {
    await this.#knex('roll_up_snapshots')
      .insert({
        entity_id: entityId,
        made_from: stored.madeFrom,
        as_of: stored.asOf,
        card: JSON.stringify(stored.card),
      })
      .onConflict('entity_id')
      .merge();
  }
}

function isUsable(
  { madeFrom, asOf, card }: StoredCard,
  source: string,
  now: number,
): boolean {
  // The clock of the replica that computed it may be ahead.
  const age = Math.abs(now - asOf);
  if (madeFrom === source) return age < SNAPSHOT_INTERVAL_MILLIS;
  const isOfMany = (card.services?.totalItems ?? 0) > MANY_SERVICES;
  return isOfMany && age < HELD_MILLIS;
}
