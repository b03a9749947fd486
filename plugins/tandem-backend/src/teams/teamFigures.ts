import {
  deploymentReadPermission,
  SLO_STATE_RANK,
  sloReadPermission,
  type FleetSloState,
  type Team,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { inChunks, toNumber } from '../database/rows';
import type { Access } from '../permissions/Access';

/** How the services of a team do. */
export type TeamFigures = Pick<Team, 'services' | 'slo' | 'dora'>;

/** The services of one scope whose worst SLO is equally bad. */
interface FiguresRow {
  scope_ref: string;
  slo_state: FleetSloState;
  remaining_ratio: number | null;
  slos: string | number;
  services: string | number;
  failed: string | number;
  deployments: string | number;
}

/** The rows of services are about published SLOs and production. */
const COLUMNS = {
  entityId: 'entity_id',
  state: 'published_state',
  environment: 'production_environment',
};

type Restrict = (rows: Knex.QueryBuilder) => void;

/**
 * Of the services that get their cover from these scopes now and that the
 * reader sees, by scope.
 */
export async function teamFigures(
  knex: Knex,
  scopeRefs: readonly string[],
  access: Access,
): Promise<Map<string, TeamFigures>> {
  const read = (restrict: Restrict) =>
    readFigures(knex, scopeRefs, rows => {
      access.seen.restrict(rows, 'entity_id');
      restrict(rows);
    });
  const all = await read(() => {});
  const isOpen = [sloReadPermission, deploymentReadPermission].every(each =>
    access.allowsAll(each),
  );
  if (isOpen) return all;
  const ofSlos = await read(rows =>
    access.restrict(sloReadPermission, rows, COLUMNS),
  );
  const ofDeliveries = await read(rows =>
    access.restrict(deploymentReadPermission, rows, COLUMNS),
  );
  return new Map(
    [...all].map(([ref, { services }]) => {
      const { slo } = ofSlos.get(ref) ?? noFigures();
      const { dora } = ofDeliveries.get(ref) ?? noFigures();
      return [ref, { services, slo, dora }];
    }),
  );
}

async function readFigures(
  knex: Knex,
  scopeRefs: readonly string[],
  restrict: Restrict,
): Promise<Map<string, TeamFigures>> {
  const figures = new Map<string, TeamFigures>();
  for (const chunk of inChunks([...new Set(scopeRefs)])) {
    const services = knex('fleet_services')
      .whereIn('scope_ref', chunk)
      .select(
        '*',
        knex.raw("'published' as published_state"),
        knex.raw("'production' as production_environment"),
      );
    const rows: FiguresRow[] = await knex
      .from(services.as('services'))
      .modify(restrict)
      .groupBy('scope_ref', 'slo_state')
      .select('scope_ref', 'slo_state')
      .count('* as services')
      .sum({ slos: 'slo_count', failed: 'failed', deployments: 'deployments' })
      .min('slo_remaining_ratio as remaining_ratio');
    for (const row of rows) {
      const before = figures.get(row.scope_ref) ?? noFigures();
      figures.set(row.scope_ref, add(before, row));
    }
  }
  return figures;
}

export function noFigures(): TeamFigures {
  return {
    services: 0,
    slo: { state: 'none', worstRemainingRatio: null, count: 0 },
    dora: { failRatio: null, failed: 0, deployments: 0 },
  };
}

function add({ services, slo, dora }: TeamFigures, row: FiguresRow) {
  const isWorse = rankOf(row.slo_state) < rankOf(slo.state);
  const failed = dora.failed + toNumber(row.failed);
  const deployments = dora.deployments + toNumber(row.deployments);
  return {
    services: services + toNumber(row.services),
    slo: {
      state: isWorse ? row.slo_state : slo.state,
      worstRemainingRatio: isWorse
        ? row.remaining_ratio
        : slo.worstRemainingRatio,
      count: slo.count + toNumber(row.slos),
    },
    dora: {
      failRatio: deployments > 0 ? failed / deployments : null,
      failed,
      deployments,
    },
  };
}

function rankOf(state: FleetSloState): number {
  return state === 'none' ? Infinity : SLO_STATE_RANK[state];
}
