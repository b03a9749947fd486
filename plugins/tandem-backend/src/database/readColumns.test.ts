import { testDatabases } from '../__testUtils__/startTandem';
import { readColumns } from './readColumns';

const { databases, ids } = testDatabases();
jest.setTimeout(60_000);

interface Row {
  id: number;
  at: number;
  name: string | null;
}

const NAMES = ['id', 'at', 'name'] as const;
const ROWS: Row[] = [
  { id: 1, at: 9_007_199_254_740_991, name: `it's a "name", \\ and 名` },
  { id: 2, at: -62_167_219_200_000, name: null },
  { id: 3, at: 0, name: '' },
];

describe.each(ids)('rows by columns on %p', id => {
  it('are those that rows are', async () => {
    const knex = await databases.init(id);
    await knex.schema.createTable('things', table => {
      table.integer('id');
      table.bigInteger('at');
      table.text('name');
    });
    const some = () => knex('things').orderBy('id', 'desc').select(NAMES);
    expect(await readColumns<Row>(knex, some(), NAMES)).toEqual([]);
    await knex('things').insert(ROWS);
    expect(await readColumns<Row>(knex, some(), NAMES)).toEqual(
      [...ROWS].reverse(),
    );
    expect(await readColumns<Row>(knex, some().limit(1), NAMES)).toEqual(
      ROWS.slice(2),
    );
  });
});
