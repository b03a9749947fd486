import { setTimeout as sleep } from 'node:timers/promises';
import { civilDate } from './civilDate.mjs';
import { expectEqual } from './expect.mjs';
import { say } from './say.mjs';

const HELD = ['proposed', 'accepted', 'active', 'paused', 'ending', 'orphaned'];
/** A killed run blocks its task for its timeout and until the janitor comes. */
const PATIENCE_MILLIS = 180_000;
const JANITOR_MILLIS = 75_000;

/** What has to hold whoever did what, asked of the backend and its tables. */
export async function verifyTruth({ client, world, database }) {
  await verifyPlaces(client, world);
  await eventually('the fleet page tells the truth', async () => {
    await verifyFleet(client, world);
    await verifyQueues(database);
  });
  await verifyNotices(database);
  await eventually('no task is blocked', () => verifyTasks(database));
}

async function eventually(what, verify) {
  const startedAt = Date.now();
  for (;;) {
    const error = await verify().then(
      () => undefined,
      reason => reason,
    );
    const waited = Date.now() - startedAt;
    if (!error) {
      say(`${what}, after ${Math.round(waited / 1000)} s`);
      return;
    }
    if (waited > PATIENCE_MILLIS) throw error;
    await sleep(1000);
  }
}

async function verifyPlaces(client, { scopes, contested, people, claimants }) {
  for (const scope of [...scopes, ...contested]) {
    const listed = await client.list(`/assignments?scopeRef=${scope}`);
    const primaries = listed.filter(
      ({ role, state }) => role === 'primary' && HELD.includes(state),
    );
    // All of them are open-ended, so two would overlap.
    expectEqual(`two primaries of ${scope}`, primaries.length > 1, false);
  }
  // What ended today still counts on the days before.
  for (const person of [...people, ...claimants]) {
    const { items } = await client.get(
      `/load?userRef=${person}&from=${civilDate(1)}&to=${civilDate(120)}`,
    );
    const over = items.filter(({ allocation }) => allocation > 100);
    expectEqual(`days over 100 % of ${person}`, over, []);
  }
}

async function verifyFleet(client, { all }) {
  const rows = await client.list('/fleet/services');
  expectEqual(
    'services of the fleet',
    rows.map(({ entityRef }) => entityRef).sort(),
    [...all].sort(),
  );
  for (const row of rows) {
    const [kind, rest] = row.entityRef.split(':');
    const summary = await client.get(`/entities/${kind}/${rest}/summary`);
    const { metrics } = summary.dora;
    const { coverage, slos } = summary;
    const states = slos.map(({ status }) => status.state);
    expectEqual(
      `the fleet's row of ${row.entityRef}`,
      [
        row.slo.count,
        row.slo.count === 0 || states.includes(row.slo.state),
        row.coverage.covered,
        row.coverage.via,
        row.coverage.scopeRef,
        row.coverage.primary,
        row.dora.deployments,
        row.dora.failed,
        row.dora.leadSeconds,
      ],
      [
        slos.length,
        true,
        coverage.covered,
        coverage.via,
        coverage.scopeRef,
        coverage.primary,
        metrics.deploymentFrequency.deployments,
        metrics.changeFailRate.failed,
        metrics.changeLeadTime.medianSeconds,
      ],
    );
  }
}

async function verifyQueues({ query }) {
  const dirty = await query(
    'select entity_id from dora_snapshots where computed_revision is null or revision <> computed_revision',
  );
  expectEqual('figures that wait to be prepared', dirty, []);
  const changes = await query('select entity_id from fleet_changes');
  expectEqual('rows that wait to be prepared', changes, []);
}

/** Notices are claimed before they are sent, so that none is sent twice. */
async function verifyNotices({ query }) {
  const keys = await query('select key from notices');
  expectEqual(
    'notices told twice',
    keys.length,
    new Set(keys.map(({ key }) => key)).size,
  );
  // One that comes again under its scope is not added but updated.
  const twice = await query(
    'select "user", scope from notification where scope is not null and updated is not null',
    'notifications',
  );
  expectEqual('notifications that came twice', twice, []);
}

async function verifyTasks({ query }) {
  const tasks = await query(
    `select id, current_run_expires_at as expires, next_run_start_at as next
       from backstage_backend_tasks__tasks`,
  );
  const tandem = tasks.filter(({ id }) => id.startsWith('tandem-'));
  expectEqual('there are tasks', tandem.length > 5, true);
  const oldest = Date.now() - JANITOR_MILLIS;
  const blocked = tandem.filter(
    ({ expires }) => expires && new Date(expires).getTime() < oldest,
  );
  expectEqual('tasks that are blocked', blocked, []);
  const late = tandem.filter(
    ({ expires, next }) => !expires && new Date(next).getTime() < oldest,
  );
  expectEqual('tasks that should have run', late, []);
}
