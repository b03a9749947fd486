import { teamsQuerySchema } from '@tandem/backstage-plugin-tandem-common';
import type { Router } from 'express';
import { parseInput } from '../http/parseInput';
import type { PrincipalReader } from '../http/principal';
import type { AuthorizedTeams } from './AuthorizedTeams';

/** Whom the caller helps. */
export function addTeamsRoutes(
  router: Router,
  teams: AuthorizedTeams,
  principals: PrincipalReader,
) {
  router.get('/me/teams', async (request, response) => {
    const query = parseInput(teamsQuerySchema, request.query);
    const person = await principals.readPerson(request);
    response.json(await teams.of(query, person));
  });
}
