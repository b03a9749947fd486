import type {
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { deployment, incident } from '../../__testUtils__/deliveries';
import { component, group, user } from '../../__testUtils__/entities';
import { createSlo, lastHour, sloDocument } from '../../__testUtils__/slos';
import {
  startTandem,
  type RunningTandem,
} from '../../__testUtils__/startTandem';
import { assign } from '../../liaison/__testUtils__/assignments';
import { CURRENT_VERSION } from './goodValue';
import { HostileClient } from './HostileClient';
import { toJson } from './toJson';

const DECISIONS: Record<string, string> = {
  accept: 'proposed',
  decline: 'proposed',
  resume: 'paused',
};

/** Tandem with one of everything, and a client that means it no good. */
export interface HostileTandem {
  tandem: RunningTandem;
  client: HostileClient;
  /** A documented path with ids of what there is. */
  pathOf(path: string): string;
  /** Sends a body as JSON, with the version that is stored where it says so. */
  write(method: string, path: string, body: unknown): Promise<number>;
  stop(): Promise<void>;
}

export async function startHostileTandem(
  databases: TestDatabases,
  id: TestDatabaseId,
): Promise<HostileTandem> {
  const tandem = await startTandem(databases, id, [
    group('red'),
    component('payments', { owner: 'red' }),
    component('search', { owner: 'red' }),
    user('dana', { memberOf: ['red'] }),
    user('omar'),
  ]);
  const slo = await createSlo(
    tandem,
    sloDocument('fuzzed', { service: 'payments' }),
  );
  await tandem.post(`/slos/${slo.id}/samples`, { items: lastHour(1) });
  const assignment = await assign(tandem);
  await tandem.post('/deployments', deployment());
  await tandem.post('/incidents', incident());
  const { body: absence } = await tandem.post('/absences', {
    userRef: 'user:default/omar',
    startsOn: '2026-01-01',
    endsOn: '2026-01-02',
  });
  const idOf = (path: string) => {
    if (path.startsWith('/slos')) return slo.id;
    if (path.startsWith('/assignments')) return assignment.id;
    return path.startsWith('/absences') ? absence.id : '1';
  };
  const client = new HostileClient(tandem);
  return {
    tandem,
    client,
    pathOf: path =>
      path
        .replace('{id}', idOf(path))
        .replace('{kind}', 'component')
        .replace('{namespace}', 'default')
        .replace('{name}', 'payments'),
    async write(method, path, body) {
      const text = toJson(body);
      const marker = `"version":${CURRENT_VERSION}`;
      const isCurrent = text.includes(marker);
      const version = isCurrent ? await readyFor(tandem, path) : undefined;
      const { status } = await client.send(
        method,
        path,
        isCurrent ? text.replaceAll(marker, `"version":${version}`) : text,
      );
      return status;
    },
    async stop() {
      client.close();
      await tandem.stop();
    },
  };
}

/**
 * Puts what the path names into a state in which the call is possible.
 *
 * @returns its version
 */
async function readyFor({ knex }: RunningTandem, path: string) {
  const [, table, key, transition] = path.split('/');
  if (transition) {
    await knex(table)
      .where('id', key)
      .update({ decision: DECISIONS[transition] ?? 'accepted' });
  }
  const row = await knex(table).where('id', key).first('version');
  return row.version;
}
