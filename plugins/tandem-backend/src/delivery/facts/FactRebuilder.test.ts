import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import {
  ago,
  DAY,
  deployment,
  HOUR,
  incident,
} from '../../__testUtils__/deliveries';
import { component, group } from '../../__testUtils__/entities';
import { startTandemOn, testDatabases } from '../../__testUtils__/startTandem';

const { databases, ids } = testDatabases();
jest.setTimeout(60_000);

const PAYMENTS = 'component:default/payments';
const entities = [component('payments', { owner: 'red' }), group('red')];

/** Starts with these settings on what another start left, and lets its tasks run. */
async function restart(knex: Knex, delivery: JsonObject) {
  const tandem = await startTandemOn(knex, entities, { tandem: { delivery } });
  await tandem.run('fact-rebuild');
  return tandem;
}

describe.each(ids)('the facts on %p', id => {
  it('follow the setting of how long incidents count against a deployment', async () => {
    const knex = await databases.init(id);
    const first = await restart(knex, {});
    await first.post('/deployments', {
      items: [
        deployment({ externalId: 'late', finishedAt: ago(9 * DAY) }),
        deployment({ externalId: 'soon', finishedAt: ago(7 * DAY) }),
        deployment({ externalId: 'linked', finishedAt: ago(5 * DAY) }),
        deployment({ externalId: 'exact', finishedAt: ago(3 * DAY) }),
      ],
    });
    await first.post('/incidents', {
      items: [
        incident({ startedAt: ago(9 * DAY - 2 * HOUR) }),
        incident({ startedAt: ago(7 * DAY - HOUR) }),
        incident({
          startedAt: ago(0),
          deployment: { source: 'ci', externalId: 'linked' },
        }),
        incident({ startedAt: ago(2 * DAY) }),
      ],
    });
    await first.stop();

    for (const [incidentAttribution, expected] of [
      [{ hours: 24 }, ['exact', 'linked', 'soon', 'late']],
      [{ hours: 1 }, ['linked', 'soon']],
      ['59 minutes', ['linked']],
      [false, ['linked']],
      ['PT24H', ['exact', 'linked', 'soon', 'late']],
    ] as const) {
      const tandem = await restart(knex, { incidentAttribution });
      const { body: list } = await tandem.get('/deployments?failed=true');
      expect(
        list.items.map((item: { externalId: string }) => item.externalId),
      ).toEqual(expected);
      const { body: dora } = await tandem.get(`/dora?entityRef=${PAYMENTS}`);
      expect(dora.metrics.changeFailRate.failed).toBe(expected.length);
      expect(dora.incidents).toBe(expected.length);
      const { body: card } = await tandem.get(
        '/entities/component/default/payments/summary',
      );
      expect(card.dora.metrics).toEqual(dora.metrics);
      await tandem.run('dora-snapshots');
      await tandem.stop();
    }
  });

  it('are the same after they were derived anew', async () => {
    const knex = await databases.init(id);
    const first = await restart(knex, {});
    const kinds = ['a', 'b', 'a', 'b', undefined, 'c', 'a', 'a'];
    await first.post('/deployments', {
      items: kinds.map((commit, index) =>
        deployment({
          commit,
          finishedAt: ago((20 - 2 * Math.floor(index / 2)) * DAY),
          changes: commit
            ? [{ commit, committedAt: ago((22 - index) * DAY) }]
            : undefined,
        }),
      ),
    });
    const read = async () =>
      (await first.get('/deployments')).body.items as object[];
    const before = await read();
    expect(before).toContainEqual(
      expect.objectContaining({ kind: 'rollback' }),
    );
    await knex('dora_snapshots').update({ derived_with: 'something else' });
    await knex('deployments').update({ kind: null, failed: true });
    await first.run('fact-rebuild');
    expect(await read()).toEqual(before);
    await first.stop();
  });

  it('show when recovery started, by the clock that is configured', async () => {
    const knex = await databases.init(id);
    const first = await restart(knex, {});
    await first.post('/deployments', deployment({ finishedAt: ago(3 * HOUR) }));
    await first.post(
      '/incidents',
      incident({ startedAt: ago(2 * HOUR), resolvedAt: ago(HOUR) }),
    );
    await first.run('dora-snapshots');
    await first.stop();
    for (const [recoveryClock, hours] of [
      ['deployment', 2],
      ['incident', 1],
    ] as const) {
      const tandem = await restart(knex, { recoveryClock });
      for (const path of [
        `/dora?entityRef=${PAYMENTS}`,
        `/dora?entityRef=group:default/red`,
      ]) {
        const { body } = await tandem.get(path);
        expect(body.metrics.failedDeploymentRecoveryTime.medianSeconds).toBe(
          hours * 3600,
        );
      }
      const { body: list } = await tandem.get('/deployments');
      expect(list.items[0].recoverySeconds).toBe(hours * 3600);
      await tandem.stop();
    }
  });

  it('does not start with a setting that is none', async () => {
    const knex = await databases.init(id);
    for (const delivery of [
      { recoveryClock: 'commit' },
      { incidentAttribution: true },
      { incidentAttribution: 'soon' },
      { ownership: 'nobody' },
    ]) {
      await expect(
        startTandemOn(knex, [], { tandem: { delivery } }),
      ).rejects.toThrow(Object.keys(delivery)[0]);
    }
  });
});
