import {
  attentionQuerySchema,
  attentionSnoozeSchema,
  attentionWakeSchema,
} from '@tandem/backstage-plugin-tandem-common';
import type { Router } from 'express';
import { parseInput } from '../http/parseInput';
import type { PrincipalReader } from '../http/principal';
import type { AttentionService } from './AttentionService';

/** What needs the caller as a liaison. */
export function addAttentionRoutes(
  router: Router,
  attention: AttentionService,
  principals: PrincipalReader,
) {
  router.get('/me/attention', async (request, response) => {
    const query = parseInput(attentionQuerySchema, request.query);
    const { userRef } = await principals.readPerson(request);
    response.json(await attention.list(userRef, query));
  });

  router.post('/me/attention/snooze', async (request, response) => {
    const snooze = parseInput(attentionSnoozeSchema, request.body);
    const { userRef } = await principals.readPerson(request);
    await attention.snooze(userRef, snooze);
    response.status(204).end();
  });

  router.post('/me/attention/wake', async (request, response) => {
    const { ids } = parseInput(attentionWakeSchema, request.body);
    const { userRef } = await principals.readPerson(request);
    await attention.wake(userRef, ids);
    response.status(204).end();
  });
}
