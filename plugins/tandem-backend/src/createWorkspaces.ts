import type { Knex } from 'knex';
import { AttentionService } from './attention/AttentionService';
import { AuthorizedAttention } from './attention/AuthorizedAttention';
import { SnoozeStore } from './attention/SnoozeStore';
import type { CatalogStore } from './catalog/CatalogStore';
import type { FleetFeature } from './fleet/createFleetFeature';
import type { LiaisonFeature } from './liaison/createLiaisonFeature';
import { LiaisonViews } from './liaison/LiaisonViews';
import type { Authorizer } from './permissions/Authorizer';
import type { Settings } from './settings';
import type { SloFeature } from './slo/createSloFeature';
import { AuthorizedTeams } from './teams/AuthorizedTeams';
import { TeamsReader } from './teams/TeamsReader';

/** What «My teams» asks for. */
export interface Workspaces {
  attention: AttentionService;
  authorizedAttention: AuthorizedAttention;
  teams: AuthorizedTeams;
}

/** What a liaison is shown, made of what the others know. */
export function createWorkspaces(options: {
  knex: Knex;
  catalog: CatalogStore;
  authorizer: Authorizer;
  settings: Settings;
  slo: SloFeature;
  liaison: LiaisonFeature;
  fleet: FleetFeature;
}): Workspaces {
  const { knex, catalog, authorizer, settings, slo, liaison, fleet } = options;
  const prepareFleet = () => fleet.upkeep.beforeRead();
  const liaisonPermissions = LiaisonViews.permissions;
  const attention = new AttentionService({
    knex,
    catalog,
    snoozes: new SnoozeStore(knex),
    slos: slo.attention,
    liaison: liaison.attention,
    prepareFleet,
  });
  const teams = new TeamsReader({
    knex,
    catalog,
    assignments: liaison.assignments,
    views: liaison.views,
    load: liaison.load,
    warnAbovePercent: settings.liaisonLimits.allocation,
    prepareFleet,
  });
  return {
    attention,
    authorizedAttention: new AuthorizedAttention({
      authorizer,
      attention,
      liaisonPermissions,
    }),
    teams: new AuthorizedTeams({ authorizer, teams, liaisonPermissions }),
  };
}
