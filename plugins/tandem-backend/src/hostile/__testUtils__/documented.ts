import { createOpenApiDocument } from '@tandem/backstage-plugin-tandem-common';

/** As much of JSON Schema as the document uses. */
export interface JsonSchema {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
}

/** One documented call. */
export interface DocumentedCall {
  method: string;
  /** Below `/api/tandem`; parameters in braces. */
  path: string;
  parameters: { name: string; in: 'query' | 'path'; schema: JsonSchema }[];
  /** Content type of the body; absent without one. */
  type?: string;
  body?: JsonSchema;
}

interface DescribedOperation {
  parameters?: DocumentedCall['parameters'];
  requestBody?: { content: Record<string, { schema: JsonSchema }> };
}

/** Every call of the OpenAPI document. */
export function documentedCalls(): DocumentedCall[] {
  return Object.entries(createOpenApiDocument().paths).flatMap(
    ([path, operations]) =>
      Object.entries(operations).map(([method, described]) => {
        const { parameters = [], requestBody } =
          described as DescribedOperation;
        const [type, content] = Object.entries(
          requestBody?.content ?? {},
        )[0] ?? [undefined, undefined];
        return { method, path, parameters, type, body: content?.schema };
      }),
  );
}

/** Those that take JSON. */
export function jsonWrites(): DocumentedCall[] {
  return documentedCalls().filter(({ type }) => type === 'application/json');
}
