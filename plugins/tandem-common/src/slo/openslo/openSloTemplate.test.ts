import { openSloTemplate } from './openSloTemplate';
import { parseOpenSlo } from './parseOpenSlo';
import { readSloDefinition } from './readSloDefinition';

const KINDS = ['availability', 'latency', 'freshness', 'job-success'] as const;

describe('openSloTemplate', () => {
  it.each(KINDS)('for %s is a valid document for pushed counts', kind => {
    const entityRef = 'component:default/search';
    const [{ document, errors, warnings }] = parseOpenSlo(
      openSloTemplate({ name: 'answers', entityRef, kind }),
    );
    expect([...errors, ...warnings]).toEqual([]);
    expect(document && readSloDefinition(document).definition).toMatchObject({
      name: 'answers',
      entityRef,
      duration: '30d',
      sourceType: 'push',
    });
  });

  it.each([
    '404',
    '1e3',
    'a'.repeat(63),
    `${'a'.repeat(52)}-${'b'.repeat(10)}`,
  ])('is valid with the name %s', name => {
    const [parsed] = parseOpenSlo(
      openSloTemplate({ name, entityRef: 'component:a/b', kind: 'latency' }),
    );
    expect(parsed.errors).toEqual([]);
    expect(parsed.document?.metadata.name).toBe(name);
  });
});
