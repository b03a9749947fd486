import { InputError } from '@backstage/errors';
import {
  ATTENTION_LIMIT,
  type Attention,
  type AttentionItem,
  type AttentionQuery,
  type AttentionSnooze,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { CatalogStore } from '../catalog/CatalogStore';
import { toIso, toOptionalIso } from '../database/rows';
import type { Access } from '../permissions/Access';
import type { SeenEntities } from '../permissions/SeenEntities';
import { ownServices } from './ownServices';
import type { SnoozeStore } from './SnoozeStore';
import type { AttentionReason, LiaisonReasons, SloReasons } from './sources';

/** What is worth more than a quarter of silence is worth doing. */
const SNOOZE_DAYS = 90;
const DAY_MILLIS = 86_400_000;

/** A reason that may be put off. */
interface Found {
  reason: AttentionReason;
  id: string;
  snoozedUntil?: number;
}

/** What needs a person as a liaison. */
export class AttentionService {
  readonly #knex: Knex;
  readonly #catalog: CatalogStore;
  readonly #snoozes: SnoozeStore;
  readonly #slos: SloReasons;
  readonly #liaison: LiaisonReasons;
  readonly #prepareFleet: () => Promise<void>;

  constructor(options: {
    knex: Knex;
    catalog: CatalogStore;
    snoozes: SnoozeStore;
    slos: SloReasons;
    liaison: LiaisonReasons;
    /** Brings the rows of services up to date. */
    prepareFleet: () => Promise<void>;
  }) {
    this.#knex = options.knex;
    this.#catalog = options.catalog;
    this.#snoozes = options.snoozes;
    this.#slos = options.slos;
    this.#liaison = options.liaison;
    this.#prepareFleet = options.prepareFleet;
  }

  /** Newest reason first; nothing for a person the catalog does not know. */
  async list(
    { userRef }: { userRef: string },
    { snoozed: isSnoozedAsked }: AttentionQuery,
    access: Access,
  ): Promise<Attention> {
    const found = await this.#find(userRef, Date.now(), access);
    const awake = found.filter(each => each.snoozedUntil === undefined);
    const asleep = found.filter(each => each.snoozedUntil !== undefined);
    const shown = isSnoozedAsked ? [...awake, ...asleep] : awake;
    return {
      items: shown.slice(0, ATTENTION_LIMIT).map(toItem),
      totalItems: awake.length,
      snoozed: asleep.length,
    };
  }

  /** @throws InputError where that is too long or over */
  async snooze(
    userRef: string,
    { ids, until }: AttentionSnooze,
  ): Promise<void> {
    const now = Date.now();
    if (until <= now || until > now + SNOOZE_DAYS * DAY_MILLIS) {
      throw new InputError(
        `until: must be later than now, at most ${SNOOZE_DAYS} days`,
      );
    }
    await this.#snoozes.snooze(refOf(userRef), ids, until);
  }

  async wake(userRef: string, ids: string[]): Promise<void> {
    await this.#snoozes.wake(refOf(userRef), ids);
  }

  /** Forgets what nobody waits for any more. */
  async prune(): Promise<void> {
    await this.#snoozes.prune(Date.now());
  }

  async #find(
    principalRef: string,
    now: number,
    access: Access,
  ): Promise<Found[]> {
    const entityRef = refOf(principalRef);
    await this.#prepareFleet();
    const person = (await this.#catalog.findByRefs([entityRef])).get(entityRef);
    if (!person) return [];
    const services = ownServices(this.#knex, person.entityRef, access.seen);
    const [ofSlos, ofLiaison, snoozes] = await Promise.all([
      this.#slos.reasons(services, now, access),
      this.#liaison.reasons(
        { id: person.id, entityRef: person.entityRef, principalRef },
        now,
        access,
      ),
      this.#snoozes.of(entityRef, now),
    ]);
    return [...ofSlos, ...ofLiaison]
      .map(reason => {
        const id = idOf(reason);
        const shown = withoutHidden(reason, access.seen);
        return { reason: shown, id, snoozedUntil: snoozes.get(id) };
      })
      .sort(
        (a, b) => b.reason.since - a.reason.since || (a.id < b.id ? -1 : 1),
      );
  }
}

/** As the catalog names a person. */
function refOf(principalRef: string): string {
  return principalRef.toLocaleLowerCase('en-US');
}

function idOf({ kind, record, since, startedAt = since }: AttentionReason) {
  return `${kind}:${record}:${startedAt}`;
}

/** A scope through which something concerns a person may be hidden from them. */
function withoutHidden(
  reason: AttentionReason,
  seen: SeenEntities,
): AttentionReason {
  const { scopeId } = reason;
  return scopeId === undefined || seen.has(scopeId)
    ? reason
    : { ...reason, scopeRef: undefined, scopeTitle: undefined };
}

function toItem({ reason, id, snoozedUntil }: Found): AttentionItem {
  const { record, scopeId, startedAt, since, ...shown } = reason;
  return {
    ...shown,
    id,
    since: toIso(since),
    snoozedUntil: toOptionalIso(snoozedUntil),
  };
}
