import {
  SLO_STATE_RANK,
  type FleetSloState,
  type Team,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { inChunks, toNumber } from '../database/rows';

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

/** Of the services that get their cover from these scopes now, by scope. */
export async function teamFigures(
  knex: Knex,
  scopeRefs: readonly string[],
): Promise<Map<string, TeamFigures>> {
  const figures = new Map<string, TeamFigures>();
  for (const chunk of inChunks([...new Set(scopeRefs)])) {
    const rows: FiguresRow[] = await knex('fleet_services')
      .whereIn('scope_ref', chunk)
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
