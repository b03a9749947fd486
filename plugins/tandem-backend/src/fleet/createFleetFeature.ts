import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { CatalogStore } from '../catalog/CatalogStore';
import type { AccessFeature } from '../permissions/createAccess';
import { AdoptionStore } from './AdoptionStore';
import { AuthorizedFleetService } from './AuthorizedFleetService';
import { AuthorizedFunnelService } from './AuthorizedFunnelService';
import { ChangeQueue } from './ChangeQueue';
import type { ChangeStore } from './ChangeStore';
import { DayStore } from './DayStore';
import { FilterValueStore } from './FilterValueStore';
import { FleetPreparer, type PreparedListener } from './FleetPreparer';
import { FleetService } from './FleetService';
import { FleetStore } from './FleetStore';
import { FleetTypes } from './FleetTypes';
import { FleetUpkeep } from './FleetUpkeep';
import { FunnelService } from './FunnelService';
import { PreparedStore } from './PreparedStore';
import type { FleetCoverage, FleetDelivery, FleetSlos } from './sources';

/** What callers may use. */
export interface AuthorizedFleet {
  services: AuthorizedFleetService;
  funnel: AuthorizedFunnelService;
}

/** What lists of all services are prepared and read with. */
export interface FleetFeature {
  authorized: AuthorizedFleet;
  funnel: FunnelService;
  types: FleetTypes;
  upkeep: FleetUpkeep;
  /** Changes that no row tells yet. */
  backlog: () => Promise<{ waiting: number }>;
}

export function createFleetFeature(options: {
  knex: Knex;
  catalog: CatalogStore;
  changes: ChangeStore;
  /** Component types that count as services; all unless given. */
  types: readonly string[] | undefined;
  slos: FleetSlos;
  coverage: FleetCoverage;
  delivery: FleetDelivery;
  onPrepared?: PreparedListener;
  access: AccessFeature;
  logger: LoggerService;
}): FleetFeature {
  const { knex, changes, logger } = options;
  const types = new FleetTypes(options);
  const queue = new ChangeQueue();
  const preparer = new FleetPreparer({
    ...options,
    queue,
    prepared: new PreparedStore(),
    types,
  });
  const upkeep = new FleetUpkeep({ preparer, types, logger });
  changes.onCommit(() => upkeep.soon());
  const services = new FleetService({
    store: new FleetStore(knex),
    filterValues: new FilterValueStore(knex),
    upkeep,
  });
  const funnel = new FunnelService({
    adoption: new AdoptionStore(knex),
    days: new DayStore(knex),
    upkeep,
  });
  const { authorizer } = options.access;
  return {
    authorized: {
      services: new AuthorizedFleetService({ services, authorizer }),
      funnel: new AuthorizedFunnelService({ funnel, authorizer }),
    },
    backlog: () => queue.backlog(knex),
    funnel,
    types,
    upkeep,
  };
}
