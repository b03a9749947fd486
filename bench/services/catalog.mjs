import { entity, group, names } from '../catalogEntity.mjs';
import { toYaml } from '../yaml.mjs';

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
    yaml: toYaml(entities),
  };
}
