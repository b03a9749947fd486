import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { CatalogStore } from '../catalog/CatalogStore';
import { AdoptionStore } from './AdoptionStore';
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

/** What lists of all services are prepared and read with. */
export interface FleetFeature {
  services: FleetService;
  funnel: FunnelService;
  types: FleetTypes;
  upkeep: FleetUpkeep;
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
  logger: LoggerService;
}): FleetFeature {
  const { knex, changes, logger } = options;
  const types = new FleetTypes(options);
  const preparer = new FleetPreparer({
    ...options,
    queue: new ChangeQueue(),
    prepared: new PreparedStore(),
    types,
  });
  const upkeep = new FleetUpkeep({ preparer, types, logger });
  changes.onCommit(() => upkeep.soon());
  return {
    types,
    upkeep,
    services: new FleetService({
      store: new FleetStore(knex),
      filterValues: new FilterValueStore(knex),
      upkeep,
    }),
    funnel: new FunnelService({
      adoption: new AdoptionStore(knex),
      days: new DayStore(knex),
      upkeep,
    }),
  };
}
