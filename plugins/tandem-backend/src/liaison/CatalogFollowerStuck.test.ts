import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { group, user } from '../__testUtils__/entities';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';
import { assign } from './__testUtils__/assignments';

const { databases, ids } = testDatabases();
jest.setTimeout(60_000);

/** As many as a step takes on. */
const MANY = Array.from({ length: 100 }, (_, index) => `team-${index}`);
const PEOPLE = [user('dana'), user('omar')];

function renamed(name: string, to: string): Entity {
  const entity = group(name);
  return { ...entity, metadata: { ...entity.metadata, name: to } };
}

describe.each(ids)('renamed teams whose place is taken, on %p', id => {
  const logger = mockServices.logger.mock();
  let tandem: RunningTandem;

  beforeEach(async () => {
    jest.clearAllMocks();
    tandem = await startTandem(
      databases,
      id,
      [...MANY.map(name => group(name)), ...PEOPLE],
      {},
      [logger.factory],
    );
  });
  afterEach(() => tandem.stop());

  /** The same assignment as one that is there, to other teams. */
  async function assignToo(key: string, names: string[]) {
    const { id: _, ...like } = await tandem
      .knex('assignments')
      .where('id', key)
      .first();
    const scopes = await tandem
      .knex('catalog_entities')
      .whereIn(
        'entity_ref',
        names.map(name => `group:default/${name}`),
      )
      .select('id');
    await tandem
      .knex('assignments')
      .insert(scopes.map(scope => ({ ...like, scope_id: scope.id })));
  }

  async function catalogHas(...entities: Entity[]) {
    tandem.catalog.entities = [...entities, ...PEOPLE];
    await tandem.run('catalog-projection');
  }

  it('keep no other from taking its assignments along, and are warned of once', async () => {
    const [first, ...others] = MANY;
    const taken = MANY.map(name => renamed(name, `${name}-new`));
    const one = await assign(tandem, { scopeRef: `group:default/${first}` });
    await assignToo(one.id, others);
    await catalogHas(...taken);
    await assignToo(
      one.id,
      MANY.map(name => `${name}-new`),
    );
    await catalogHas(...taken, group('red'));
    const last = await assign(tandem, { liaisonRef: 'user:default/omar' });
    await catalogHas(...taken, renamed('red', 'crimson'));

    await tandem.run('liaison-people');
    const { body } = await tandem.get(`/assignments/${last.id}`);
    expect(body.scopeRef).toBe('group:default/crimson');
    await tandem.run('liaison-people');
    const warned = logger.warn.mock.calls.map(([text]) => text);
    expect(warned).toHaveLength(MANY.length);
    expect(new Set(warned).size).toBe(MANY.length);
    expect(warned[0]).toMatch(/could not follow .* the place is taken there/);
  });
});
