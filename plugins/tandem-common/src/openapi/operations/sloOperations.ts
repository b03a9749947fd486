import { ingestResultsSchema } from '../../delivery/ingestSchema';
import { samplesQuerySchema, samplesSchema } from '../../slo/sampleSchema';
import {
  sloExportQuerySchema,
  sloImportQuerySchema,
  sloImportResultsSchema,
} from '../../slo/sloImportSchema';
import {
  sloArchiveQuerySchema,
  sloCreateSchema,
  sloOutSchema,
  sloPreviewRequestSchema,
  sloPreviewSchema,
  sloRevisionSchema,
  sloRevisionsQuerySchema,
  sloSeriesQuerySchema,
  sloSeriesSchema,
  slosQuerySchema,
  sloUpdateSchema,
} from '../../slo/sloSchema';
import { pageSchema } from '../../values/page';
import type { Operation } from './operation';

/** OpenSLO documents and samples in, budgets out. */
export const sloOperations: Operation[] = [
  {
    method: 'get',
    path: '/slos',
    operationId: 'listSlos',
    summary: 'SLOs, worst first: by state, then by what is left of the budget.',
    query: slosQuerySchema,
    answer: pageSchema(sloOutSchema),
  },
  {
    method: 'post',
    path: '/slos',
    operationId: 'createSlo',
    summary: 'Stores an SLO from an OpenSLO v1 document in JSON.',
    body: sloCreateSchema,
    answer: sloOutSchema,
    statuses: [201],
    conflict: 'The service has an SLO of this name already',
  },
  {
    method: 'get',
    path: '/slos/{id}',
    operationId: 'getSlo',
    summary: 'One SLO with its status.',
    answer: sloOutSchema,
  },
  {
    method: 'put',
    path: '/slos/{id}',
    operationId: 'updateSlo',
    summary:
      'Replaces the document and state; makes a revision. Service and name stay.',
    body: sloUpdateSchema,
    answer: sloOutSchema,
    conflict: 'Another version is stored, or a catalog file owns the SLO',
  },
  {
    method: 'delete',
    path: '/slos/{id}',
    operationId: 'archiveSlo',
    summary: 'Archives an SLO; its history stays, and it can be restored.',
    query: sloArchiveQuerySchema,
    statuses: [204],
    conflict: 'Another version is stored, or a catalog file owns the SLO',
  },
  {
    method: 'get',
    path: '/slos/{id}/revisions',
    operationId: 'listSloRevisions',
    summary: 'Every save of an SLO, newest first.',
    query: sloRevisionsQuerySchema,
    answer: pageSchema(sloRevisionSchema),
  },
  {
    method: 'get',
    path: '/slos/{id}/series',
    operationId: 'getSloSeries',
    summary:
      'The course of the budget and the burn rate, with what happened meanwhile; over the window of the SLO unless asked otherwise.',
    query: sloSeriesQuerySchema,
    answer: sloSeriesSchema,
  },
  {
    method: 'post',
    path: '/slos/{id}/samples',
    operationId: 'postSamples',
    summary:
      'Good and total events of slots of a push SLO; the same slot again replaces. A batch keeps its good items.',
    query: samplesQuerySchema,
    body: samplesSchema,
    answer: ingestResultsSchema,
    statuses: [200, 201],
    conflict: 'The SLO is not fed by push, or is archived',
  },
  {
    method: 'post',
    path: '/slos/preview',
    operationId: 'previewSlo',
    summary:
      'What a document would show and whom it would have alerted, over the samples that are there.',
    body: sloPreviewRequestSchema,
    answer: sloPreviewSchema,
  },
  {
    method: 'post',
    path: '/slos/import',
    operationId: 'importSlos',
    summary:
      'Stores every document of an OpenSLO file in YAML; each result says what is wrong and where.',
    query: sloImportQuerySchema,
    body: 'yaml',
    answer: sloImportResultsSchema,
    statuses: [200, 201],
  },
  {
    method: 'get',
    path: '/slos/export',
    operationId: 'exportSlos',
    summary:
      'The SLOs of an entity, without archived ones, and what they refer to, as OpenSLO YAML.',
    query: sloExportQuerySchema,
    answer: 'yaml',
  },
];
