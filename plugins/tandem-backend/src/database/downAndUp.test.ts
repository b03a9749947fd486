import type { Knex } from 'knex';
import { readdirSync } from 'node:fs';
import { ago, deployment, HOUR, incident } from '../__testUtils__/deliveries';
import { component, group, user } from '../__testUtils__/entities';
import { createSlo, lastHour, sloDocument } from '../__testUtils__/slos';
import {
  startTandem,
  startTandemOn,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';
import { assign, dateIn } from '../liaison/__testUtils__/assignments';
import { directory, tablesOf } from './__testUtils__/migrating';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const newestFirst = readdirSync(directory).sort().reverse();

/**
 * What going down takes from tables that stay; the tables and columns that a
 * migration brought go with it, of course. A table not named keeps every row.
 */
const LOSSES: Record<string, Record<string, string>> = {
  '20261121110000_add_people.js': {
    catalog_entities: 'people, who are read from the catalog again',
  },
  '20261121132000_add_mappings.js': {
    entity_aliases: 'references that people mapped by hand',
  },
};

const CATALOG = [
  group('company'),
  group('red', 'company'),
  component('payments', {
    owner: 'red',
    annotations: { 'tandem.dev/aliases': 'component:default/pay' },
  }),
  user('dana', { memberOf: ['red'] }),
  user('omar', { memberOf: ['red'] }),
];

type Rows = Record<string, unknown>[];

/** Every row of every table. */
async function everything(knex: Knex): Promise<Map<string, Rows>> {
  const rows = new Map<string, Rows>();
  for (const table of await tablesOf(knex)) {
    rows.set(table, await knex(table).select());
  }
  return rows;
}

/** Writes one of everything that people and machines bring. */
async function fill(tandem: RunningTandem) {
  await tandem.post('/deployments', {
    items: [
      deployment({
        source: 'ci',
        externalId: '1',
        commit: 'a',
        changes: [{ commit: 'a', committedAt: ago(2 * HOUR) }],
      }),
      deployment({ entityRef: 'component:default/unheard-of' }),
    ],
  });
  await tandem.post('/incidents', incident({ startedAt: ago(HOUR / 2) }));
  await tandem.post('/unmatched/mappings', {
    from: 'component:default/unheard-of',
    to: 'component:default/payments',
  });
  const slo = await createSlo(
    tandem,
    sloDocument('answers', { service: 'payments' }),
  );
  await tandem.post(`/slos/${slo.id}/samples`, { items: lastHour(900) });
  await assign(tandem, { scopeRef: 'component:default/payments' });
  await tandem.post('/assignments/batch', {
    key: 'k',
    scopeRefs: ['group:default/red'],
    terms: {
      liaisonRef: 'user:default/omar',
      role: 'primary',
      pattern: 'liaison',
      allocation: 10,
      startsOn: dateIn(0),
      timeZone: 'UTC',
    },
  });
  await tandem.post('/absences', {
    userRef: 'user:default/dana',
    startsOn: dateIn(0),
    endsOn: dateIn(3),
  });
  await tandem.as('user:default/dana').post('/me/attention/snooze', {
    ids: ['budget/1'],
    until: new Date(Date.now() + 86_400_000).toISOString(),
  });
  for (const task of ['fleet', 'dora-snapshots', 'fleet-days'] as const) {
    await tandem.run(task);
  }
}

/**
 * A row for each table that the calls left empty. Nothing may run that would
 * consume it: the fleet's queue is a table, too.
 */
async function fillEmptyTables(knex: Knex) {
  for (const table of await tablesOf(knex)) {
    const taken = await knex(table).first();
    if (taken) continue;
    const columns = Object.entries(await knex(table).columnInfo());
    const needed = columns.filter(
      ([name, { nullable, defaultValue }]) =>
        !nullable && (defaultValue ?? null) === null && name !== 'id',
    );
    await knex(table).insert(
      Object.fromEntries(
        needed.map(([name, { type }]) => [
          name,
          /int|bool|double|float/.test(type) ? 1 : 'x',
        ]),
      ),
    );
  }
}

/** The rows with only those columns that the others have, too. */
function shared(rows: Rows, columns: string[]): string[] {
  return rows
    .map(row => JSON.stringify(columns.map(name => [name, String(row[name])])))
    .sort();
}

/** What stayed of each table is what it was. */
function expectKept(
  before: Map<string, Rows>,
  after: Map<string, Rows>,
  migration: string,
) {
  const losses = LOSSES[migration] ?? {};
  for (const [table, rows] of after) {
    const were = before.get(table);
    if (!were || table in losses) continue;
    expect([table, rows.length]).toEqual([table, were.length]);
    const columns = Object.keys(rows[0] ?? {}).filter(
      name => name in (were[0] ?? {}),
    );
    expect([table, shared(rows, columns)]).toEqual([
      table,
      shared(were, columns),
    ]);
  }
}

describe.each(ids)('migrations with data on %p', id => {
  it('go down one by one, each up and down again, and lose only what is theirs', async () => {
    const tandem = await startTandem(databases, id, CATALOG);
    await fill(tandem);
    await tandem.stop();
    const { knex } = tandem;
    await fillEmptyTables(knex);
    const full = await everything(knex);
    const empty = [...full].filter(([, rows]) => rows.length === 0);
    expect(empty.map(([table]) => table)).toEqual([]);
    for (const migration of newestFirst) {
      const before = await everything(knex);
      await knex.migrate.down({ directory });
      const down = await everything(knex);
      expectKept(before, down, migration);
      await knex.migrate.up({ directory });
      const up = await everything(knex);
      expect([...up.keys()]).toEqual([...before.keys()]);
      expectKept(down, up, migration);
      await knex.migrate.down({ directory });
    }
    expect(await tablesOf(knex)).toEqual([]);
    await knex.migrate.latest({ directory });
    expect(await tablesOf(knex)).toEqual([...full.keys()]);
    const again = await startTandemOn(knex, CATALOG);
    await fill(again);
    const { body } = await again.get(
      '/entities/component/default/payments/summary',
    );
    expect(body.dora.metrics.deploymentFrequency.deployments).toBe(2);
    expect(body.slos).toHaveLength(1);
    await again.stop();
  });
});
