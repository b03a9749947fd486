import express, { type Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { addAttentionRoutes } from './attention/routes';
import { addDeliveryRoutes } from './delivery/routes';
import { addFleetRoutes } from './fleet/routes';
import { YAML_TYPES } from './http/yaml';
import { addLiaisonRoutes } from './liaison/routes';
import { addOpenApiRoute } from './openapi/routes';
import { addSummaryRoutes } from './summary/routes';
import { addSloRoutes } from './slo/routes';
import { addTeamsRoutes } from './teams/routes';
import type { Features } from './features';

/** Larger bodies are answered with 413. */
const BODY_LIMIT = '5mb';

export function createRouter(features: Features): Router {
  const router = PromiseRouter();
  router.use(express.json({ limit: BODY_LIMIT }));
  router.use(express.text({ limit: BODY_LIMIT, type: YAML_TYPES }));
  addDeliveryRoutes(router, features.delivery, features.principals);
  addSummaryRoutes(router, features.summary);
  addLiaisonRoutes(router, features.liaison, features.principals);
  addSloRoutes(router, features.slo, features.principals);
  addFleetRoutes(router, features.fleet);
  addAttentionRoutes(router, features.attention, features.principals);
  addTeamsRoutes(router, features.teams, features.principals);
  addOpenApiRoute(router);
  return router;
}
