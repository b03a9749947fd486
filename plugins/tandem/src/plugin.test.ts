import plugin from './plugin';

describe('plugin', () => {
  it.each([
    'api:tandem',
    'plugin-wrapper:tandem',
    'entity-card:tandem/dora',
    'entity-card:tandem/services-dora',
    'entity-content:tandem/operations',
  ] as const)('offers %s under the name that configurations use', id => {
    expect(plugin.getExtension(id)).toBeDefined();
  });
});
