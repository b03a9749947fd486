const DEPARTMENTS = 9;
const TEAMS_PER_DEPARTMENT = 10;
const DOMAINS = 10;
const SYSTEMS = 200;
const PEOPLE = 40;

const TYPES = ['service', 'service', 'service', 'website', 'library'];

/**
 * A company's catalog: 100 groups in three levels, 40 people of its operations,
 * 10 domains, 200 systems and the services, dealt out evenly.
 *
 * @returns names by kind, where a service belongs, and the entities as YAML
 */
export function generateCatalog(serviceCount) {
  const departments = names('department', DEPARTMENTS);
  const teams = names('team', DEPARTMENTS * TEAMS_PER_DEPARTMENT);
  const domains = names('domain', DOMAINS);
  const systems = names('system', SYSTEMS);
  const services = names('service', serviceCount);
  const people = names('person', PEOPLE);
  const entities = [
    group('company', 'organization', undefined),
    ...departments.map(name => group(name, 'department', 'company')),
    ...teams.map((name, index) =>
      group(name, 'team', departments[index % DEPARTMENTS]),
    ),
    ...people.map(name => entity('User', name, { memberOf: [departments[0]] })),
    ...domains.map((name, index) =>
      entity('Domain', name, { owner: departments[index % DEPARTMENTS] }),
    ),
    ...systems.map((name, index) =>
      entity('System', name, {
        owner: teams[index % teams.length],
        domain: domains[index % DOMAINS],
      }),
    ),
    ...services.map((name, index) =>
      entity('Component', name, {
        type: TYPES[index % TYPES.length],
        lifecycle: 'production',
        owner: teams[index % teams.length],
        system: systems[index % SYSTEMS],
      }),
    ),
  ];
  return {
    services,
    teams,
    departments,
    people,
    /** From the nearest to the farthest: what its liaison can come from. */
    scopesOf: service => {
      const index = services.indexOf(service);
      const team = index % teams.length;
      return [
        `component:default/${service}`,
        `system:default/${systems[index % SYSTEMS]}`,
        `group:default/${teams[team]}`,
        `domain:default/${domains[(index % SYSTEMS) % DOMAINS]}`,
        `group:default/${departments[team % DEPARTMENTS]}`,
      ];
    },
    // JSON is YAML, too.
    yaml: entities.map(document => JSON.stringify(document)).join('\n---\n'),
  };
}

function names(kind, count) {
  return Array.from({ length: count }, (_, index) => `${kind}-${index}`);
}

function group(name, type, parent) {
  return entity('Group', name, {
    type,
    children: [],
    ...(parent && { parent }),
  });
}

function entity(kind, name, spec) {
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
        'tandem.dev/tier': '2',
      },
      tags: ['go', 'grpc'],
      links: [{ url: `https://example.com/${name}`, title: 'Dashboard' }],
    },
    spec,
  };
}
