import { createOpenApiDocument } from '@tandem/backstage-plugin-tandem-common';
import type { Router } from 'express';

/** The document of this API, as it is. */
export function addOpenApiRoute(router: Router) {
  const document = createOpenApiDocument();
  router.get('/openapi.json', (_request, response) => {
    response.json(document);
  });
}
