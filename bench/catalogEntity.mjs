/** `service-0`, `service-1` and so on. */
export function names(kind, count) {
  return Array.from({ length: count }, (_, index) => `${kind}-${index}`);
}

export function group(name, type, parent) {
  return entity('Group', name, {
    type,
    children: [],
    ...(parent && { parent }),
  });
}

/**
 * An entity with as much on it as people write.
 *
 * @param tier - empty for none
 */
export function entity(kind, name, spec, tier = '2') {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      title: name.replace('-', ' '),
      description: `What ${name} is for, in a sentence as people write them.`,
      annotations: {
        'backstage.io/techdocs-ref': 'dir:.',
        'github.com/project-slug': `example/${name}`,
        ...(tier && { 'tandem.dev/tier': tier }),
      },
      tags: ['go', 'grpc'],
      links: [{ url: `https://example.com/${name}`, title: 'Dashboard' }],
    },
    spec,
  };
}
