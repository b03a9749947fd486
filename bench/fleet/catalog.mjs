import { entity, group, names } from '../catalogEntity.mjs';
import { createRandom } from '../random.mjs';
import { toYaml } from '../yaml.mjs';

const DEPARTMENTS = 10;
const SERVICES_PER_TEAM = 5;
const SERVICES_PER_SYSTEM = 5;
const SERVICES_PER_LIAISON = 50;
const DOMAINS = 20;
const UNOWNED_SHARE = 0.04;

const WORDS = [
  ...['billing', 'cart', 'catalogue', 'delivery', 'invoice'],
  ...['ledger', 'payment', 'pricing', 'returns', 'stock'],
];
const TYPES = ['service', 'service', 'service', 'website', 'library'];
const TIERS = ['1', '2', '2', '3', '3', ''];
const LIFECYCLES = [
  ...['production', 'production', 'production', 'production'],
  ...['experimental', 'deprecated'],
];

/**
 * A company's catalog: a department has more teams, and a team not more
 * services, the larger the company is. A few services name an owner that the
 * catalog does not hold, and one in six has no tier.
 *
 * @returns names by kind, and the entities as YAML
 */
export function generateCatalog(serviceCount) {
  const random = createRandom('tandem-bench-fleet');
  const countPer = size =>
    Math.max(DEPARTMENTS, Math.ceil(serviceCount / size));
  const departments = names('department', DEPARTMENTS);
  const teams = names('team', countPer(SERVICES_PER_TEAM));
  const domains = names('domain', DOMAINS);
  const systems = names('system', countPer(SERVICES_PER_SYSTEM));
  const liaisons = names('person', countPer(SERVICES_PER_LIAISON));
  const services = Array.from(
    { length: serviceCount },
    (_, index) => `${WORDS[index % WORDS.length]}-${index}`,
  );
  const entities = [
    group('company', 'organization', undefined),
    ...departments.map(name => group(name, 'department', 'company')),
    ...teams.map((name, index) =>
      group(name, 'team', departments[index % DEPARTMENTS]),
    ),
    ...liaisons.map(name => entity('User', name, { memberOf: [teams[0]] })),
    ...domains.map(name =>
      entity('Domain', name, { owner: random.pick(departments) }),
    ),
    ...systems.map(name =>
      entity('System', name, {
        owner: random.pick(teams),
        domain: random.pick(domains),
      }),
    ),
    ...services.map(name =>
      entity(
        'Component',
        name,
        {
          type: random.pick(TYPES),
          lifecycle: random.pick(LIFECYCLES),
          owner: random.chance(UNOWNED_SHARE)
            ? 'team-that-left'
            : random.pick(teams),
          system: random.pick(systems),
        },
        random.pick(TIERS),
      ),
    ),
  ];
  return {
    services,
    teams,
    departments,
    systems,
    liaisons,
    yaml: toYaml(entities),
  };
}
