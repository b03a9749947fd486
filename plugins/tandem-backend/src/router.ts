import express, { type Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { addDeliveryRoutes } from './delivery/routes';
import { addOpenApiRoute } from './openapi/routes';
import { addSummaryRoutes } from './summary/routes';
import type { Features } from './features';

/** Larger bodies are answered with 413. */
const BODY_LIMIT = '5mb';

export function createRouter(features: Features): Router {
  const router = PromiseRouter();
  router.use(express.json({ limit: BODY_LIMIT }));
  addDeliveryRoutes(router, features);
  addSummaryRoutes(router, features.summary);
  addOpenApiRoute(router);
  return router;
}
