import {
  fleetNextStep,
  type AdoptionFlags,
  type FleetNextStep,
  type FleetService,
  type FleetSloState,
} from '@tandem/backstage-plugin-tandem-common';
import {
  toBoolean,
  toIso,
  toOptional,
  toOptionalNumber,
} from '../database/rows';

type Coverage = NonNullable<FleetService['coverage']>;
type Flag = boolean | number;
type Instant = string | number | null;

/**
 * A row of `fleet_services` as the databases answer it. A part that is hidden
 * from the reader is null throughout; `slo_state`, `via` and `level` tell.
 */
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
  slo_state: FleetSloState | null;
  slo_remaining_ratio: number | null;
  slo_order: number | null;
  slo_as_of: Instant;
  via: Coverage['via'] | null;
  scope_ref: string | null;
  primary_ref: string | null;
  deputy_ref: string | null;
  acting_ref: string | null;
  pattern: NonNullable<Coverage['pattern']> | null;
  until: string | null;
  per_day: number | null;
  lead_seconds: number | null;
  fail_ratio: number | null;
  recovery_seconds: number | null;
  deployments: number;
  failed: number;
  level: NonNullable<FleetService['dora']>['level'] | null;
  dora_as_of: Instant;
  is_owned: Flag;
  is_tracked: Flag | null;
  is_drafted: Flag | null;
  is_published: Flag | null;
  is_covered: Flag | null;
}

/** What a row names and shows with a title. */
export function namedRefs(row: PreparedRow): string[] {
  return [
    row.system_ref,
    row.scope_ref,
    row.primary_ref,
    row.deputy_ref,
    row.acting_ref,
  ].filter(ref => ref !== null);
}

/** @param titles - of entities, by reference; absent where they have none */
export function toFleetService(
  row: PreparedRow,
  titles: ReadonlyMap<string, string>,
): FleetService {
  return {
    entityRef: row.entity_ref,
    title: row.title,
    ownerRef: toOptional(row.owner_ref),
    ownerTitle: toOptional(row.owner_title),
    isOwned: toBoolean(row.is_owned),
    systemRef: toOptional(row.system_ref),
    systemTitle: titles.get(row.system_ref ?? ''),
    tier: toOptional(row.tier),
    type: toOptional(row.type),
    lifecycle: toOptional(row.lifecycle),
    slo: sloOf(row),
    coverage: coverageOf(row, titles),
    dora: doraOf(row),
    nextStep: nextStepOf(row),
  };
}

function sloOf(row: PreparedRow): FleetService['slo'] {
  if (row.slo_state === null) return undefined;
  return {
    state: row.slo_state,
    worstRemainingRatio: row.slo_remaining_ratio,
    count: row.slo_count,
    asOf: isoOrNull(row.slo_as_of),
  };
}

function coverageOf(
  row: PreparedRow,
  titles: ReadonlyMap<string, string>,
): FleetService['coverage'] {
  if (row.via === null) return undefined;
  const titleOf = (ref: string | null) => titles.get(ref ?? '');
  return {
    covered: Boolean(row.is_covered),
    via: row.via,
    scopeRef: toOptional(row.scope_ref),
    scopeTitle: titleOf(row.scope_ref),
    pattern: toOptional(row.pattern),
    primary: toOptional(row.primary_ref),
    primaryTitle: titleOf(row.primary_ref),
    deputy: toOptional(row.deputy_ref),
    deputyTitle: titleOf(row.deputy_ref),
    actingRef: toOptional(row.acting_ref),
    actingTitle: titleOf(row.acting_ref),
    until: toOptional(row.until),
  };
}

function doraOf(row: PreparedRow): FleetService['dora'] {
  if (row.level === null) return undefined;
  return {
    perDay: row.per_day,
    leadSeconds: row.lead_seconds,
    failRatio: row.fail_ratio,
    recoverySeconds: row.recovery_seconds,
    deployments: row.deployments,
    failed: row.failed,
    level: row.level,
    asOf: isoOrNull(row.dora_as_of),
  };
}

/** An owner comes before all else; of the rest all has to be known. */
function nextStepOf(row: PreparedRow): FleetNextStep | undefined {
  if (!row.is_owned) return 'set-owner';
  const { slo_state: sloState, via, level } = row;
  if (sloState === null || via === null || level === null) return undefined;
  return fleetNextStep(adoptionOf(row), sloState);
}

function adoptionOf(row: PreparedRow): AdoptionFlags {
  return {
    owned: Boolean(row.is_owned),
    tracked: Boolean(row.is_tracked),
    drafted: Boolean(row.is_drafted),
    published: Boolean(row.is_published),
    covered: Boolean(row.is_covered),
  };
}

function isoOrNull(instant: Instant): string | null {
  const millis = toOptionalNumber(instant);
  return millis === undefined ? null : toIso(millis);
}
