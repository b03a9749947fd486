import { entity, group, names } from '../bench/catalogEntity.mjs';
import { toYaml } from '../bench/yaml.mjs';

const SIZES = { delivery: 4, adopted: 2, slo: 2, plain: 2 };
const LIAISONS = 6;
const SCOPES = 9;

/**
 * A small company. Each kind of load has its own services, people and scopes,
 * so that what is true of them can be told without asking the backend.
 */
export function createWorld() {
  const services = Object.fromEntries(
    Object.entries(SIZES).map(([kind, count]) => [
      kind,
      names(`${kind}-service`, count).map(name => `component:default/${name}`),
    ]),
  );
  const people = names('liaison', LIAISONS);
  const claimants = names('claimant', 3);
  const systems = names('system', SCOPES);
  const contested = names('contested', 3);
  const all = Object.values(services).flat();
  const entities = [
    group('company', 'organization', undefined),
    group('team', 'team', 'company'),
    ...[...people, ...claimants].map(name =>
      entity('User', name, { memberOf: ['company'] }),
    ),
    ...[...systems, ...contested].map(name =>
      entity('System', name, { owner: 'team' }),
    ),
    ...all.map((ref, index) =>
      entity('Component', ref.split('/')[1], {
        type: 'service',
        lifecycle: 'production',
        owner: 'team',
        system: systems[index % SCOPES],
      }),
    ),
  ];
  return {
    yaml: toYaml(entities),
    services,
    all,
    people: people.map(name => `user:default/${name}`),
    claimants: claimants.map(name => `user:default/${name}`),
    scopes: systems.map(name => `system:default/${name}`),
    contested: contested.map(name => `system:default/${name}`),
  };
}
