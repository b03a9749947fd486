import { z } from 'zod';
import { operations, type Operation } from './operations';

const ERROR_STATUSES: Record<string, string> = {
  400: 'The input is wrong; the message names the field and the way out',
  401: 'No credentials',
  403: 'Not allowed',
  404: 'There is no such entity or record',
  413: 'The body is larger than 5 MB',
};

/** Bodies that are text. */
const TEXT_TYPES = { yaml: 'application/yaml', csv: 'text/csv' } as const;

const errorSchema = z.looseObject({
  error: z.looseObject({ name: z.string(), message: z.string() }),
  request: z.object({ method: z.string(), url: z.string() }).optional(),
  response: z.object({ statusCode: z.int() }),
});

/**
 * The OpenAPI 3.1 document of the HTTP API, made of the schemas that validate
 * its requests.
 *
 * @public
 */
export function createOpenApiDocument() {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method]: describeOperation(operation),
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tandem',
      version: '1',
      description:
        'Deployments, SLOs and assignments in; DORA figures, error budgets and coverage out. Instants are ISO 8601 with an offset in requests and UTC in answers; unknown fields are refused.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/tandem' }],
    security: [{ backstage: [] }],
    paths,
    components: {
      securitySchemes: {
        backstage: {
          type: 'http',
          scheme: 'bearer',
          description: 'A Backstage user token or external access token',
        },
      },
    },
  };
}

function describeOperation(operation: Operation) {
  const statuses = operation.statuses ?? [200];
  const success = statuses.map(status => [
    status,
    { description: 'Success', ...contentOf(operation.answer, 'output') },
  ]);
  return {
    operationId: operation.operationId,
    summary: operation.summary,
    parameters: [...pathParameters(operation), ...queryParameters(operation)],
    ...(operation.body && {
      requestBody: { required: true, ...contentOf(operation.body, 'input') },
    }),
    responses: Object.fromEntries([...success, ...errorsOf(operation)]),
  };
}

function errorsOf(operation: Operation) {
  const { body, conflict } = operation;
  const errors: Record<string, string> = {
    ...ERROR_STATUSES,
    ...(conflict && { 409: conflict }),
  };
  return Object.entries(errors)
    .filter(([status]) => status !== '413' || body)
    .map(([status, description]) => [
      status,
      { description, ...contentOf(errorOf(status, operation), 'output') },
    ]);
}

/** Batches and files tell item by item what is wrong. */
function errorOf(status: string, { answer, body }: Operation) {
  const hasResults = answer instanceof z.ZodObject && 'results' in answer.shape;
  return ['400', '403'].includes(status) && body && hasResults
    ? errorSchema.extend({
        results: answer.shape.results
          .optional()
          .describe('where nothing was good'),
      })
    : errorSchema;
}

function pathParameters({ path }: Operation) {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters({ query }: Operation) {
  if (!query) return [];
  const schema = toJsonSchema(query, 'input');
  const required = new Set(schema.required);
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    in: 'query',
    required: required.has(name),
    schema: property,
  }));
}

function contentOf(
  schema: z.ZodType | keyof typeof TEXT_TYPES | undefined,
  io: 'input' | 'output',
) {
  if (schema === undefined) return {};
  return typeof schema === 'string'
    ? { content: { [TEXT_TYPES[schema]]: { schema: { type: 'string' } } } }
    : { content: { 'application/json': { schema: toJsonSchema(schema, io) } } };
}

function toJsonSchema(schema: z.ZodType, io: 'input' | 'output') {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}
