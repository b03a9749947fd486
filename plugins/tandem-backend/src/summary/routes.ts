import { InputError } from '@backstage/errors';
import {
  DELIVERY_KINDS,
  normalizeEntityRef,
  summaryQuerySchema,
} from '@tandem/backstage-plugin-tandem-common';
import type { Router } from 'express';
import { parseInput } from '../http/parseInput';
import type { PrincipalReader } from '../http/principal';
import type { AuthorizedSummaryService } from './AuthorizedSummaryService';

const SUMMARY_KINDS: readonly string[] = [...DELIVERY_KINDS, 'user'];

/** What an entity page needs, in one request. */
export function addSummaryRoutes(
  router: Router,
  summary: AuthorizedSummaryService,
  principals: PrincipalReader,
) {
  router.get(
    '/entities/:kind/:namespace/:name/summary',
    async (request, response) => {
      const { kind, namespace, name } = request.params;
      const entityRef = normalizeEntityRef(`${kind}:${namespace}/${name}`);
      const entityKind = entityRef?.split(':')[0] ?? '';
      if (!entityRef || !SUMMARY_KINDS.includes(entityKind)) {
        throw new InputError(
          `The path must name an entity of kind ${SUMMARY_KINDS.join(', ')}`,
        );
      }
      const query = parseInput(summaryQuerySchema, request.query);
      const caller = await principals.read(request);
      response.json(
        entityKind === 'user'
          ? await summary.userSummary(entityRef, caller)
          : await summary.summary(entityRef, query, caller),
      );
    },
  );
}
