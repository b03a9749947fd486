import plugin from './plugin';

describe('plugin', () => {
  it.each([
    'api:tandem',
    'plugin-wrapper:tandem',
    'page:tandem',
    'sub-page:tandem/fleet',
    'sub-page:tandem/my-teams',
    'home-page-widget:tandem/attention',
    'entity-card:tandem/dora',
    'entity-card:tandem/services-dora',
    'entity-card:tandem/liaison',
    'entity-card:tandem/liaison-person',
    'entity-content:tandem/operations',
    'entity-card:tandem/next-step',
    'entity-card:tandem/slo',
  ] as const)('offers %s under the name that configurations use', id => {
    expect(plugin.getExtension(id)).toBeDefined();
  });
});
