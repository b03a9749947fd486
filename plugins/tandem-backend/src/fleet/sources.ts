import type {
  AssignmentPattern,
  CoverageVia,
  Dora,
  SloHealthState,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { CatalogRow } from '../catalog/CatalogStore';

/*
 * What the fleet asks the features for, in the transaction that prepares rows.
 * Instants are epoch milliseconds.
 */

/** What the SLOs of a service come to, archived ones left out. */
export interface SloDigest {
  count: number;
  published: number;
  /** Of the worst SLO, by `SLO_STATE_RANK` and then by what is left. */
  state: SloHealthState;
  remainingRatio?: number;
  /** End of its newest slot. */
  asOf?: number;
  /** When one of them becomes stale although nobody writes. */
  changesAt?: number;
}

export interface FleetSlos {
  /** By key of the service; services without an SLO are absent. */
  digests(
    db: Knex,
    entityIds: readonly number[],
    now: number,
  ): Promise<Map<number, SloDigest>>;
}

/** Who helps a service now, and how long that holds. */
export interface PreparedCoverage {
  covered: boolean;
  via: CoverageVia;
  scopeRef?: string;
  assignmentId?: string;
  pattern?: AssignmentPattern;
  primary?: string;
  deputy?: string;
  actingRef?: string;
  until?: string;
  /** When dates alone change it next; absent where they never do. */
  changesAt?: number;
}

export interface FleetCoverage {
  /** By key of the service; each one is there. */
  forServices(
    db: Knex,
    services: readonly CatalogRow[],
    now: number,
  ): Promise<Map<number, PreparedCoverage>>;
}

export interface FleetDelivery {
  /** The last 30 days in production, as they were computed last. */
  snapshots(db: Knex, entityIds: readonly number[]): Promise<Map<number, Dora>>;
}
