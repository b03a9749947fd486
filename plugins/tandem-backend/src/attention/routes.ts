import {
  attentionQuerySchema,
  attentionSnoozeSchema,
  attentionWakeSchema,
} from '@tandem/backstage-plugin-tandem-common';
import type { Router } from 'express';
import { parseInput } from '../http/parseInput';
import type { PrincipalReader } from '../http/principal';
import type { AuthorizedAttention } from './AuthorizedAttention';

/** What needs the caller as a liaison. */
export function addAttentionRoutes(
  router: Router,
  attention: AuthorizedAttention,
  principals: PrincipalReader,
) {
  router.get('/me/attention', async (request, response) => {
    const query = parseInput(attentionQuerySchema, request.query);
    const person = await principals.readPerson(request);
    response.json(await attention.list(query, person));
  });

  router.post('/me/attention/snooze', async (request, response) => {
    const snooze = parseInput(attentionSnoozeSchema, request.body);
    const person = await principals.readPerson(request);
    await attention.snooze(snooze, person);
    response.status(204).end();
  });

  router.post('/me/attention/wake', async (request, response) => {
    const { ids } = parseInput(attentionWakeSchema, request.body);
    const person = await principals.readPerson(request);
    await attention.wake(ids, person);
    response.status(204).end();
  });
}
