import type { AttentionItem } from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { Access } from '../permissions/Access';

/*
 * What attention asks the features for. Instants are epoch milliseconds.
 */

/** Something that needs a person. */
export interface AttentionReason
  extends Omit<AttentionItem, 'id' | 'since' | 'snoozedUntil'> {
  /** The record it is about, such as `slo-7`. */
  record: string;
  since: number;
  /** The key of the scope in `catalog_entities`, where it is another entity. */
  scopeId?: number;
  /** Tells it from the same reason at another time; `since` unless given. */
  startedAt?: number;
}

/** Who asks. */
export interface AttentionPerson {
  /** The key in `catalog_entities`. */
  id: number;
  entityRef: string;
  /** How they are named where they did something. */
  principalRef: string;
}

/** Reasons that SLOs give. */
export interface SloReasons {
  /**
   * @param services - `entity_id`, `entity_ref`, `title` and `scope_ref` of each service
   * @param access - leaves out SLOs that the person may not see
   */
  reasons(
    services: Knex.QueryBuilder,
    now: number,
    access: Access,
  ): Promise<AttentionReason[]>;
}

/** Reasons that assignments and absences give. */
export interface LiaisonReasons {
  /** @param access - leaves out what the person may not see */
  reasons(
    person: AttentionPerson,
    now: number,
    access: Access,
  ): Promise<AttentionReason[]>;
}
