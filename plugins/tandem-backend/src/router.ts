import express, { type Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { addAttentionRoutes } from './attention/routes';
import { addDeliveryRoutes } from './delivery/routes';
import { addFleetRoutes } from './fleet/routes';
import { YAML_TYPES } from './http/yaml';
import { addHealthRoutes } from './health/routes';
import { addHistoryRoutes } from './history/routes';
import { auditWrites, noteRefusal } from './http/auditWrites';
import { addLiaisonRoutes } from './liaison/routes';
import { measureRequests } from './metrics/measureRequests';
import { addOpenApiRoute } from './openapi/routes';
import { addSummaryRoutes } from './summary/routes';
import { addSloRoutes } from './slo/routes';
import { addTeamsRoutes } from './teams/routes';
import type { Features } from './features';

/** Larger bodies are answered with 413. */
const BODY_LIMIT = '5mb';

export function createRouter(features: Features): Router {
  const router = PromiseRouter();
  router.use(measureRequests(features.operations.metrics));
  router.use(auditWrites(features.operations.auditor));
  router.use(express.json({ limit: BODY_LIMIT }));
  router.use(express.text({ limit: BODY_LIMIT, type: YAML_TYPES }));
  addDeliveryRoutes(router, features.delivery.authorized, features.principals);
  addSummaryRoutes(router, features.summary, features.principals);
  addLiaisonRoutes(router, features.liaison.authorized, features.principals);
  addSloRoutes(router, features.slo, features.principals);
  addFleetRoutes(router, features.fleet.authorized, features.principals);
  addAttentionRoutes(router, features.authorizedAttention, features.principals);
  addTeamsRoutes(router, features.teams, features.principals);
  addHistoryRoutes(router, features.history, features.principals);
  addHealthRoutes(router, features.operations.health, features.principals);
  addOpenApiRoute(router);
  router.use(noteRefusal);
  return router;
}
