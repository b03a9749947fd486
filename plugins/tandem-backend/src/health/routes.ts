import type { Router } from 'express';
import type { PrincipalReader } from '../http/principal';
import type { AuthorizedHealthService } from './AuthorizedHealthService';

/** How Tandem itself does. */
export function addHealthRoutes(
  router: Router,
  health: AuthorizedHealthService,
  principals: PrincipalReader,
) {
  router.get('/health', async (request, response) => {
    response.json(await health.health(await principals.read(request)));
  });
}
