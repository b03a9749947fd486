import { teamsQuerySchema } from '@tandem/backstage-plugin-tandem-common';
import type { Router } from 'express';
import { parseInput } from '../http/parseInput';
import type { PrincipalReader } from '../http/principal';
import type { TeamsReader } from './TeamsReader';

/** Whom the caller helps. */
export function addTeamsRoutes(
  router: Router,
  teams: TeamsReader,
  principals: PrincipalReader,
) {
  router.get('/me/teams', async (request, response) => {
    const query = parseInput(teamsQuerySchema, request.query);
    const { userRef } = await principals.readPerson(request);
    response.json(await teams.of(userRef, query));
  });
}
