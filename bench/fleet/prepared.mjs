import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { civilDate } from './liaisons.mjs';

const POLL_MILLIS = 100;

/** Waits until every service has a row, and no row is out of date. */
export async function waitUntilPrepared({ backend, waitUntil }, services) {
  const { query } = backend.database;
  await waitUntil('the figures of all services are computed', async () => {
    const [{ dirty }] = await query(
      'select count(*) as dirty from dora_snapshots where revision is distinct from computed_revision',
    );
    return Number(dirty) === 0;
  });
  await waitUntil('the rows of all services are prepared', async () => {
    const [row] = await query(
      `select (select count(*) from fleet_services) as services,
         (select count(*) from fleet_changes) as changes,
         (select count(*) from fleet_services
           where due_at <= ${Date.now()}) as due`,
    );
    return (
      Number(row.services) === services.length &&
      Number(row.changes) === 0 &&
      Number(row.due) === 0
    );
  });
}

/**
 * How long it takes to prepare all rows from nothing, as after an upgrade: from
 * when the backend is seen to have begun.
 */
export async function prepareFromNothing({ backend }) {
  const { query } = backend.database;
  await query('delete from fleet_services');
  await query(
    `insert into fleet_changes (entity_id) select id from catalog_entities
       where kind = 'component' and in_catalog = ${backend.database.yes}`,
  );
  const rows = await countChanges(query);
  let startedAt;
  do {
    startedAt = performance.now();
    await sleep(POLL_MILLIS);
  } while ((await countChanges(query)) >= rows);
  await untilDrained(query);
  return { rows, millis: performance.now() - startedAt };
}

/**
 * How long it takes until all services of a department have the liaison that it
 * has just got: from the answer on.
 */
export async function prepareDepartment({ client, backend, names }) {
  const { query } = backend.database;
  const scopeRef = `group:default/${names.departments[0]}`;
  const answer = await client.post('/api/tandem/assignments', {
    scopeRef,
    liaisonRef: `user:default/${names.liaisons[0]}`,
    role: 'primary',
    pattern: 'consult',
    allocation: 1,
    startsOn: civilDate(-1),
    timeZone: 'Europe/Berlin',
  });
  const { id, version } = JSON.parse(answer);
  await client.post(`/api/tandem/assignments/${id}/accept`, { version });
  const startedAt = performance.now();
  await untilDrained(query);
  const millis = performance.now() - startedAt;
  const [{ rows }] = await query(
    `select count(*) as rows from fleet_services where owner_ref in (
       select entity_ref from entity_ancestors
         where ancestor_ref = '${scopeRef}')`,
  );
  return { rows: Number(rows), millis };
}

async function untilDrained(query) {
  while ((await countChanges(query)) > 0) await sleep(POLL_MILLIS);
}

async function countChanges(query) {
  const [{ count }] = await query(
    'select count(*) as count from fleet_changes',
  );
  return Number(count);
}
