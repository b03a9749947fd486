import { readdirSync } from 'node:fs';
import { testDatabases } from '../../__testUtils__/startTandem';
import {
  directory,
  migrateDownOnce,
  tablesOf,
} from '../__testUtils__/migrating';

const { databases, ids } = testDatabases();
jest.setTimeout(60_000);

describe.each(ids)('all migrations on %p', id => {
  it('go all the way up and down, and up again', async () => {
    const knex = await databases.init(id);
    await knex.migrate.latest({ directory });
    const tables = await tablesOf(knex);
    for (const _ of readdirSync(directory)) await migrateDownOnce(knex);
    expect(await tablesOf(knex)).toEqual([]);
    await knex.migrate.latest({ directory });
    expect(await tablesOf(knex)).toEqual(tables);
  });
});
