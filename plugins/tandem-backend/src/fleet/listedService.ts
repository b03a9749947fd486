import {
  fleetNextStep,
  type AdoptionFlags,
  type FleetService,
} from '@tandem/backstage-plugin-tandem-common';
import {
  toBoolean,
  toIso,
  toOptional,
  toOptionalNumber,
} from '../database/rows';

type Flag = boolean | number;
type Instant = string | number | null;

/** A row of `fleet_services` as the databases answer it. */
export interface PreparedRow {
  entity_ref: string;
  title: string;
  name_key: string;
  owner_ref: string | null;
  owner_title: string | null;
  owner_key: string | null;
  system_ref: string | null;
  tier: string | null;
  type: string | null;
  lifecycle: string | null;
  slo_count: number;
  slo_state: FleetService['slo']['state'];
  slo_remaining_ratio: number | null;
  slo_order: number | null;
  slo_as_of: Instant;
  via: FleetService['coverage']['via'];
  scope_ref: string | null;
  primary_ref: string | null;
  acting_ref: string | null;
  pattern: NonNullable<FleetService['coverage']['pattern']> | null;
  until: string | null;
  per_day: number | null;
  lead_seconds: number | null;
  fail_ratio: number | null;
  recovery_seconds: number | null;
  deployments: number;
  failed: number;
  level: FleetService['dora']['level'];
  dora_as_of: Instant;
  is_owned: Flag;
  is_tracked: Flag;
  is_drafted: Flag;
  is_published: Flag;
  is_covered: Flag;
}

/** What a row names and shows with a title. */
export function namedRefs(row: PreparedRow): string[] {
  return [
    row.system_ref,
    row.scope_ref,
    row.primary_ref,
    row.acting_ref,
  ].filter(ref => ref !== null);
}

/** @param titles - of entities, by reference; absent where they have none */
export function toFleetService(
  row: PreparedRow,
  titles: ReadonlyMap<string, string>,
): FleetService {
  const titleOf = (ref: string | null) => titles.get(ref ?? '');
  const steps = adoptionOf(row);
  return {
    entityRef: row.entity_ref,
    title: row.title,
    ownerRef: toOptional(row.owner_ref),
    ownerTitle: toOptional(row.owner_title),
    isOwned: steps.owned,
    systemRef: toOptional(row.system_ref),
    systemTitle: titleOf(row.system_ref),
    tier: toOptional(row.tier),
    type: toOptional(row.type),
    lifecycle: toOptional(row.lifecycle),
    slo: {
      state: row.slo_state,
      worstRemainingRatio: row.slo_remaining_ratio,
      count: row.slo_count,
      asOf: isoOrNull(row.slo_as_of),
    },
    coverage: {
      covered: steps.covered,
      via: row.via,
      scopeRef: toOptional(row.scope_ref),
      scopeTitle: titleOf(row.scope_ref),
      pattern: toOptional(row.pattern),
      primary: toOptional(row.primary_ref),
      primaryTitle: titleOf(row.primary_ref),
      actingRef: toOptional(row.acting_ref),
      actingTitle: titleOf(row.acting_ref),
      until: toOptional(row.until),
    },
    dora: {
      perDay: row.per_day,
      leadSeconds: row.lead_seconds,
      failRatio: row.fail_ratio,
      recoverySeconds: row.recovery_seconds,
      deployments: row.deployments,
      failed: row.failed,
      level: row.level,
      asOf: isoOrNull(row.dora_as_of),
    },
    nextStep: fleetNextStep(steps, row.slo_state),
  };
}

function adoptionOf(row: PreparedRow): AdoptionFlags {
  return {
    owned: toBoolean(row.is_owned),
    tracked: toBoolean(row.is_tracked),
    drafted: toBoolean(row.is_drafted),
    published: toBoolean(row.is_published),
    covered: toBoolean(row.is_covered),
  };
}

function isoOrNull(instant: Instant): string | null {
  const millis = toOptionalNumber(instant);
  return millis === undefined ? null : toIso(millis);
}
