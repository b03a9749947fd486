import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createOpenApiDocument } from './createOpenApiDocument';

const file = path.resolve(__dirname, '../../openapi.json');
const generated = `${JSON.stringify(createOpenApiDocument(), null, 2)}\n`;

describe('createOpenApiDocument', () => {
  if (process.env.UPDATE_OPENAPI) {
    writeFileSync(file, generated);
  }

  it('is what is checked in; UPDATE_OPENAPI=true writes it anew', () => {
    expect(readFileSync(file, 'utf8')).toBe(generated);
  });

  it('tells which fields a deployment must have', () => {
    const { paths } = JSON.parse(generated);
    const { schema } =
      paths['/deployments'].post.requestBody.content['application/json'];
    expect(schema.anyOf[0].required).toEqual([
      'entityRef',
      'environment',
      'status',
      'source',
      'externalId',
    ]);
    expect(schema.anyOf[0].additionalProperties).toBe(false);
  });
});
