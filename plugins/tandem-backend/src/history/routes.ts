import { historyQuerySchema } from '@tandem/backstage-plugin-tandem-common';
import type { Router } from 'express';
import { parseInput } from '../http/parseInput';
import type { PrincipalReader } from '../http/principal';
import type { AuthorizedHistory } from './AuthorizedHistory';

/** Who changed what. */
export function addHistoryRoutes(
  router: Router,
  history: AuthorizedHistory,
  principals: PrincipalReader,
) {
  router.get('/history', async (request, response) => {
    const query = parseInput(historyQuerySchema, request.query);
    response.json(await history.list(query, await principals.read(request)));
  });
}
