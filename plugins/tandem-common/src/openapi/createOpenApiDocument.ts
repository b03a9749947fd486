import { z } from 'zod';
import { ingestResultsSchema } from '../delivery/ingestSchema';
import { operations, type Operation } from './operations';

const ERROR_STATUSES: Record<string, string> = {
  400: 'The input is wrong; the message names the field and the way out',
  401: 'No credentials',
  404: 'The catalog does not hold the entity',
  413: 'The body is larger than 5 MB',
};

const errorSchema = z.looseObject({
  error: z.looseObject({ name: z.string(), message: z.string() }),
  request: z.object({ method: z.string(), url: z.string() }).optional(),
  response: z.object({ statusCode: z.int() }),
});

const ingestErrorSchema = errorSchema.extend({
  results: ingestResultsSchema.shape.results
    .optional()
    .describe('of a batch in which nothing was good'),
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
        'Deployments and incidents in, DORA figures out. Instants are ISO 8601 with an offset in requests and UTC in answers; unknown fields are refused.',
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
    { description: 'Success', content: json(operation.answer, 'output') },
  ]);
  const errors = Object.entries(ERROR_STATUSES)
    .filter(([status]) => status !== '413' || operation.body)
    .map(([status, description]) => [
      status,
      { description, content: json(errorOf(status, operation), 'output') },
    ]);
  return {
    operationId: operation.operationId,
    summary: operation.summary,
    parameters: [...pathParameters(operation), ...queryParameters(operation)],
    ...(operation.body && {
      requestBody: { required: true, content: json(operation.body, 'input') },
    }),
    responses: Object.fromEntries([...success, ...errors]),
  };
}

function errorOf(status: string, { body }: Operation) {
  return status === '400' && body ? ingestErrorSchema : errorSchema;
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

function json(schema: z.ZodType, io: 'input' | 'output') {
  return { 'application/json': { schema: toJsonSchema(schema, io) } };
}

function toJsonSchema(schema: z.ZodType, io: 'input' | 'output') {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}
