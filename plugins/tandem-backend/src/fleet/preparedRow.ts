import {
  SLO_STATE_RANK,
  type AdoptionFlags,
  type Dora,
} from '@tandem/backstage-plugin-tandem-common';
import type { CatalogRow } from '../catalog/CatalogStore';
import type { PreparedCoverage, SloDigest } from './sources';

/** All that is known of a service at an instant. */
export interface ServiceFacts {
  entity: CatalogRow;
  /** Where the catalog holds it. */
  owner: { kind: string; title?: string } | undefined;
  slo: SloDigest | undefined;
  coverage: PreparedCoverage;
  dora: Dora | undefined;
}

/** So much of a name decides its place: an index entry holds no more. */
const KEY_LENGTH = 100;
/** What was due in the past would be due at once again, without end. */
const LEAST_WAIT_MILLIS = 1000;

/** The row of a service, but for its steps. */
export function toPreparedRow(facts: ServiceFacts, now: number) {
  const { entity, slo, coverage } = facts;
  const title = entity.title || nameOf(entity.entityRef);
  return {
    entity_id: entity.id,
    entity_ref: entity.entityRef,
    title,
    name_key: keyOf(title),
    search_text: `${title}\n${entity.entityRef}`.toLowerCase(),
    ...ownerColumns(facts),
    system_ref: entity.systemRef ?? null,
    tier: cut(entity.tier),
    type: cut(entity.type),
    lifecycle: cut(entity.lifecycle),
    ...sloColumns(slo),
    ...coverageColumns(coverage),
    ...doraColumns(facts.dora),
    ...flagColumns(adoptionOf(facts)),
    due_at: earliest(now, slo?.changesAt, coverage.changesAt),
  };
}

/** Which steps of adoption it has taken. */
export function adoptionOf(facts: ServiceFacts): AdoptionFlags {
  const { owner, dora, slo, coverage } = facts;
  return {
    owned: owner?.kind === 'group',
    tracked: (dora?.metrics.deploymentFrequency.deployments ?? 0) > 0,
    drafted: (slo?.count ?? 0) > 0,
    published: (slo?.published ?? 0) > 0,
    covered: coverage.covered,
  };
}

function flagColumns(steps: AdoptionFlags) {
  return {
    is_owned: steps.owned,
    is_tracked: steps.tracked,
    is_drafted: steps.drafted,
    is_published: steps.published,
    is_covered: steps.covered,
  };
}

function ownerColumns({ entity, owner }: ServiceFacts) {
  const { ownerRef } = entity;
  if (ownerRef === undefined) {
    return { owner_ref: null, owner_title: null, owner_key: null };
  }
  return {
    owner_ref: ownerRef,
    owner_title: owner?.title ?? null,
    owner_key: keyOf(owner?.title || nameOf(ownerRef)),
  };
}

function sloColumns(slo: SloDigest | undefined) {
  const rank = slo && SLO_STATE_RANK[slo.state];
  return {
    slo_count: slo?.count ?? 0,
    slo_state: slo?.state ?? 'none',
    slo_rank: rank ?? null,
    slo_remaining_ratio: slo?.remainingRatio ?? null,
    slo_order: rank === undefined ? null : rank + placeIn(slo?.remainingRatio),
    slo_as_of: slo?.asOf ?? null,
  };
}

/**
 * Where an SLO stands among those of its rank, from 0 to 1: the less is left the
 * nearer to 0, and after all of them where that is unknown.
 */
function placeIn(remainingRatio: number | undefined): number {
  return remainingRatio === undefined
    ? 0.75
    : 0.5 / (2 - Math.min(remainingRatio, 1));
}

function coverageColumns(coverage: PreparedCoverage) {
  return {
    via: coverage.via,
    scope_ref: coverage.scopeRef ?? null,
    assignment_id: coverage.assignmentId ?? null,
    primary_ref: coverage.primary ?? null,
    deputy_ref: coverage.deputy ?? null,
    acting_ref: coverage.actingRef ?? null,
    pattern: coverage.pattern ?? null,
    until: coverage.until ?? null,
  };
}

/** Of what was never deployed nothing is known; what rests for a month is at 0. */
function doraColumns(dora: Dora | undefined) {
  const metrics = dora?.metrics;
  const frequency = metrics?.deploymentFrequency;
  const isKnown = frequency && frequency.level !== 'insufficient-data';
  const deployments = frequency?.deployments ?? 0;
  return {
    per_day: isKnown ? frequency.perDay : null,
    lead_seconds: metrics?.changeLeadTime.medianSeconds ?? null,
    fail_ratio: metrics?.changeFailRate.ratio ?? null,
    recovery_seconds:
      metrics?.failedDeploymentRecoveryTime.medianSeconds ?? null,
    deployments,
    failed: metrics?.changeFailRate.failed ?? 0,
    level: dora?.score.level ?? 'insufficient-data',
    dora_as_of: dora ? Date.parse(dora.asOf) : null,
  };
}

function earliest(now: number, ...instants: (number | undefined)[]) {
  const given = instants.filter(instant => instant !== undefined);
  return given.length === 0
    ? null
    : Math.max(Math.min(...given), now + LEAST_WAIT_MILLIS);
}

function keyOf(title: string): string {
  return title.toLowerCase().slice(0, KEY_LENGTH);
}

function cut(text: string | undefined): string | null {
  return text?.slice(0, KEY_LENGTH) ?? null;
}

function nameOf(ref: string): string {
  return ref.slice(ref.indexOf('/') + 1);
}
