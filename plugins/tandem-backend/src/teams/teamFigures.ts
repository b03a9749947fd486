import {
  deploymentReadPermission,
  SLO_STATE_RANK,
  sloReadPermission,
  type FleetSloState,
  type Team,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { inChunks, toNumber } from '../database/rows';
import { pooledFigures, type PooledFigures } from '../delivery/pooledFigures';
import type { Access } from '../permissions/Access';
import { visibleServices } from '../fleet/visibleServices';

/** How the services of a team do. */
export type TeamFigures = Pick<Team, 'services' | 'slo' | 'dora'>;

type SloFigures = Pick<TeamFigures, 'services' | 'slo'>;

/** The services of one scope whose worst SLO is equally bad. */
interface SloRow {
  scope_ref: string;
  slo_state: FleetSloState;
  remaining_ratio: number | null;
  slos: string | number;
  services: string | number;
}

/**
 * Of the services that get their cover from these scopes now and that the
 * reader sees, by scope.
 *
 * @param options.now - epoch milliseconds
 */
export async function teamFigures(
  knex: Knex,
  options: { scopeRefs: readonly string[]; access: Access; now: number },
): Promise<Map<string, TeamFigures>> {
  const { scopeRefs, access, now } = options;
  const figures = new Map<string, TeamFigures>();
  for (const chunk of inChunks([...new Set(scopeRefs)])) {
    const services = () =>
      knex('fleet_services')
        .whereIn('scope_ref', chunk)
        .modify(rows => access.seen.restrict(rows, 'entity_id'));
    const [all, deliveries] = await Promise.all([
      readSlos(services()),
      pooledFigures(knex, {
        services: services().select('scope_ref', 'entity_id'),
        restrict: (rows, columns) =>
          access.restrict(deploymentReadPermission, rows, columns),
        now,
      }),
    ]);
    const slos = access.allowsAll(sloReadPermission)
      ? all
      : await readSlos(
          services().whereIn('entity_id', withVisibleSlos(knex, access)),
        );
    for (const [ref, { services: count }] of all) {
      figures.set(ref, {
        services: count,
        slo: (slos.get(ref) ?? noFigures()).slo,
        dora: toDora(deliveries.get(ref)),
      });
    }
  }
  return figures;
}

function withVisibleSlos(knex: Knex, access: Access): Knex.QueryBuilder {
  return visibleServices(knex, 'slo', (rows, columns) =>
    access.restrict(sloReadPermission, rows, columns),
  );
}

async function readSlos(
  services: Knex.QueryBuilder,
): Promise<Map<string, SloFigures>> {
  const rows: SloRow[] = await services
    .groupBy('scope_ref', 'slo_state')
    .select('scope_ref', 'slo_state')
    .count('* as services')
    .sum('slo_count as slos')
    .min('slo_remaining_ratio as remaining_ratio');
  const figures = new Map<string, SloFigures>();
  for (const row of rows) {
    const before = figures.get(row.scope_ref) ?? noFigures();
    figures.set(row.scope_ref, add(before, row));
  }
  return figures;
}

export function noFigures(): TeamFigures {
  return {
    services: 0,
    slo: { state: 'none', worstRemainingRatio: null, count: 0 },
    dora: toDora(undefined),
  };
}

function toDora(
  { deployments, failed }: PooledFigures = { deployments: 0, failed: 0 },
): TeamFigures['dora'] {
  return {
    failRatio: deployments > 0 ? failed / deployments : null,
    failed,
    deployments,
  };
}

function add({ services, slo }: SloFigures, row: SloRow): SloFigures {
  const isWorse = rankOf(row.slo_state) < rankOf(slo.state);
  return {
    services: services + toNumber(row.services),
    slo: {
      state: isWorse ? row.slo_state : slo.state,
      worstRemainingRatio: isWorse
        ? row.remaining_ratio
        : slo.worstRemainingRatio,
      count: slo.count + toNumber(row.slos),
    },
  };
}

function rankOf(state: FleetSloState): number {
  return state === 'none' ? Infinity : SLO_STATE_RANK[state];
}
