import {
  fleetCsvQuerySchema,
  fleetFilterValuesQuerySchema,
  fleetServicesQuerySchema,
  funnelQuerySchema,
} from '@tandem/backstage-plugin-tandem-common';
import type { Router } from 'express';
import { parseInput } from '../http/parseInput';
import type { FleetFeature } from './createFleetFeature';
import { writeFleetCsv } from './fleetCsv';

/** All services, and how far they have come. */
export function addFleetRoutes(
  router: Router,
  { services, funnel }: FleetFeature,
) {
  router.get('/fleet/services', async (request, response) => {
    const query = parseInput(fleetServicesQuerySchema, request.query);
    response.json(await services.services(query));
  });

  router.get('/fleet/services.csv', async (request, response) => {
    const { columns, ...query } = parseInput(
      fleetCsvQuerySchema,
      request.query,
    );
    response.attachment('services.csv').type('text/csv');
    await writeFleetCsv(services.allServices(query), columns, response);
  });

  router.get('/fleet/filter-values', async (request, response) => {
    const query = parseInput(fleetFilterValuesQuerySchema, request.query);
    response.json(await services.filterValues(query));
  });

  router.get('/fleet/funnel', async (request, response) => {
    const query = parseInput(funnelQuerySchema, request.query);
    response.json(await funnel.funnel(query));
  });
}
