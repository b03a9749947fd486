import {
  absenceOutSchema,
  assignmentOutSchema,
  attentionSchema,
  coverageSchema,
  deploymentOutSchema,
  doraSchema,
  doraSeriesSchema,
  entitySummarySchema,
  fleetFilterValuesSchema,
  fleetServiceSchema,
  funnelSchema,
  healthSchema,
  historyEntrySchema,
  incidentOutSchema,
  loadSchema,
  pageSchema,
  recommendationSchema,
  referenceMappingSchema,
  sloOutSchema,
  sloRevisionSchema,
  sloSeriesSchema,
  teamsSchema,
  unmatchedReferenceSchema,
  unmatchedSchema,
} from '@tandem/backstage-plugin-tandem-common';
import { dateIn } from '../../liaison/__testUtils__/assignments';

/** What a body is checked by. */
export interface Schema {
  parse(value: unknown): unknown;
}

export const PAYMENTS = 'component:default/payments';
export const RED = 'group:default/red';

/** Of every documented GET: what it answers, and where that holds something. */
export const GETS: Record<
  string,
  { schema: Schema | 'yaml' | 'csv'; paths: string[] }
> = {
  '/deployments': {
    schema: pageSchema(deploymentOutSchema),
    paths: ['/deployments', '/deployments?limit=1'],
  },
  '/deployments/{id}': { schema: deploymentOutSchema, paths: [] },
  '/incidents': {
    schema: pageSchema(incidentOutSchema),
    paths: ['/incidents'],
  },
  '/incidents/{id}': { schema: incidentOutSchema, paths: [] },
  '/unmatched': { schema: pageSchema(unmatchedSchema), paths: ['/unmatched'] },
  '/unmatched/references': {
    schema: pageSchema(unmatchedReferenceSchema),
    paths: ['/unmatched/references'],
  },
  '/unmatched/mappings': {
    schema: pageSchema(referenceMappingSchema),
    paths: ['/unmatched/mappings'],
  },
  '/dora': {
    schema: doraSchema,
    paths: [`/dora?entityRef=${PAYMENTS}`, `/dora?entityRef=${RED}`],
  },
  '/dora/series': {
    schema: doraSeriesSchema,
    paths: [`/dora/series?entityRef=${PAYMENTS}&bucket=week`],
  },
  '/slos': {
    schema: pageSchema(sloOutSchema),
    paths: [
      '/slos',
      '/slos?limit=2',
      '/slos?state=archived',
      `/slos?entityRef=${RED}`,
    ],
  },
  '/slos/{id}': { schema: sloOutSchema, paths: [] },
  '/slos/{id}/revisions': {
    schema: pageSchema(sloRevisionSchema),
    paths: [],
  },
  '/slos/{id}/series': { schema: sloSeriesSchema, paths: [] },
  '/slos/export': {
    schema: 'yaml',
    paths: [`/slos/export?entityRef=${PAYMENTS}`],
  },
  '/assignments': {
    schema: pageSchema(assignmentOutSchema),
    paths: ['/assignments', '/assignments?limit=1', '/assignments?state=ended'],
  },
  '/assignments/{id}': { schema: assignmentOutSchema, paths: [] },
  '/coverage': {
    schema: coverageSchema,
    paths: [
      PAYMENTS,
      'component:default/alone',
      'component:default/free',
      'system:default/checkout',
      'domain:default/commerce',
      RED,
    ].map(ref => `/coverage?entityRef=${ref}`),
  },
  '/load': {
    schema: loadSchema,
    paths: [
      `/load?userRef=user:default/dana&from=${dateIn(-9)}&to=${dateIn(9)}`,
    ],
  },
  '/absences': {
    schema: pageSchema(absenceOutSchema),
    paths: ['/absences', '/absences?limit=1'],
  },
  '/recommendation': {
    schema: recommendationSchema,
    paths: ['0&teams=3', '1&teams=4', '1&teams=9', '5&teams=2'].map(
      counts => `/recommendation?ops=${counts}`,
    ),
  },
  '/fleet/services': {
    schema: pageSchema(fleetServiceSchema),
    paths: ['/fleet/services', '/fleet/services?sort=slo&limit=1'],
  },
  '/fleet/services.csv': {
    schema: 'csv',
    paths: ['/fleet/services.csv', '/fleet/services.csv?columns=owner'],
  },
  '/fleet/filter-values': {
    schema: fleetFilterValuesSchema,
    paths: ['owner', 'system', 'tier', 'lifecycle', 'liaison'].map(
      filter => `/fleet/filter-values?filter=${filter}`,
    ),
  },
  '/fleet/funnel': { schema: funnelSchema, paths: ['/fleet/funnel?days=30'] },
  '/me/attention': {
    schema: attentionSchema,
    paths: ['/me/attention', '/me/attention?snoozed=true'],
  },
  '/history': {
    schema: pageSchema(historyEntrySchema),
    paths: ['/history', `/history?entityRef=${PAYMENTS}`],
  },
  '/health': { schema: healthSchema, paths: ['/health'] },
  '/me/teams': { schema: teamsSchema, paths: ['/me/teams'] },
  '/entities/{kind}/{namespace}/{name}/summary': {
    schema: entitySummarySchema,
    paths: ['component/default/payments', 'group/default/red'].map(
      entity => `/entities/${entity}/summary`,
    ),
  },
};
