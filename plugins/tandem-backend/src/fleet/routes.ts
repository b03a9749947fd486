import {
  fleetCsvQuerySchema,
  fleetFilterValuesQuerySchema,
  fleetServicesQuerySchema,
  funnelQuerySchema,
} from '@tandem/backstage-plugin-tandem-common';
import type { Router } from 'express';
import { parseInput } from '../http/parseInput';
import type { PrincipalReader } from '../http/principal';
import type { AuthorizedFleet } from './createFleetFeature';
import { writeFleetCsv } from './fleetCsv';

/** All services, and how far they have come. */
export function addFleetRoutes(
  router: Router,
  { services, funnel }: AuthorizedFleet,
  principals: PrincipalReader,
) {
  router.get('/fleet/services', async (request, response) => {
    const query = parseInput(fleetServicesQuerySchema, request.query);
    const caller = await principals.read(request);
    response.json(await services.services(query, caller));
  });

  router.get('/fleet/services.csv', async (request, response) => {
    const { columns, ...query } = parseInput(
      fleetCsvQuerySchema,
      request.query,
    );
    const caller = await principals.read(request);
    const listed = await services.allServices(query, caller);
    response.attachment('services.csv').type('text/csv');
    await writeFleetCsv(listed, columns, response);
  });

  router.get('/fleet/filter-values', async (request, response) => {
    const query = parseInput(fleetFilterValuesQuerySchema, request.query);
    const caller = await principals.read(request);
    response.json(await services.filterValues(query, caller));
  });

  router.get('/fleet/funnel', async (request, response) => {
    const query = parseInput(funnelQuerySchema, request.query);
    const caller = await principals.read(request);
    response.json(await funnel.funnel(query, caller));
  });
}
