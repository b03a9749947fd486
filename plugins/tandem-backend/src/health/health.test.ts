import { component } from '../__testUtils__/entities';
import { startTandem, testDatabases } from '../__testUtils__/startTandem';
import { ALLOW, DENY, withPolicy } from '../__testUtils__/withPolicy';
import { TaskRecorder } from './TaskRecorder';
import { TaskRunStore } from './TaskRunStore';
import { mockServices } from '@backstage/backend-test-utils';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { TaskMetrics } from '../metrics/TaskMetrics';

const { databases, ids } = testDatabases();

describe.each(ids)('health on %s', id => {
  it('tells of each task and each queue how it does', async () => {
    const tandem = await startTandem(databases, id, [component('search')]);
    await tandem.run('notices');
    const { body } = await tandem.get('/health').expect(200);
    expect(body.state).toBe('ok');
    expect(body.tasks).toContainEqual(
      expect.objectContaining({
        id: 'notices',
        state: 'ok',
        everySeconds: 60,
        lastFinishedAt: expect.any(String),
        failuresInARow: 0,
      }),
    );
    expect(body.queues.map((queue: { id: string }) => queue.id)).toEqual(
      [...body.queues.map((queue: { id: string }) => queue.id)].sort(),
    );
    expect(body.queues).toContainEqual({
      id: 'notices',
      state: 'ok',
      waiting: 0,
    });
    await tandem.stop();
  });

  it('keeps what a task failed with until it goes well again', async () => {
    const tandem = await startTandem(databases, id, []);
    const runs = new TaskRunStore(tandem.knex);
    const logger = mockServices.logger.mock();
    const metrics = new TaskMetrics(metricsServiceMock.mock());
    const recorder = new TaskRecorder({ runs, logger, metrics });
    const fail = async () => {
      throw new Error('the disk is full');
    };
    await recorder.run('notices', fail);
    await recorder.run('notices', fail);
    const { body } = await tandem.get('/health').expect(200);
    expect(body.state).toBe('failing');
    expect(body.tasks).toContainEqual(
      expect.objectContaining({
        id: 'notices',
        state: 'failing',
        lastError: 'the disk is full',
        failuresInARow: 2,
      }),
    );
    expect(logger.error).toHaveBeenCalledTimes(2);
    await recorder.run('notices', async () => {});
    expect((await runs.list()).find(run => run.id === 'notices')).toMatchObject(
      { failures: 0, error: undefined },
    );
    await tandem.stop();
  });

  it('fails while the catalog cannot be read', async () => {
    const tandem = await startTandem(databases, id, []);
    Object.defineProperty(tandem.catalog, 'entities', {
      get() {
        throw new Error('the catalog rests');
      },
    });
    await tandem.run('catalog-projection');
    const { body } = await tandem.get('/health').expect(200);
    expect(body.tasks).toContainEqual(
      expect.objectContaining({
        id: 'catalog-projection',
        state: 'failing',
        lastError: 'the catalog rests',
      }),
    );
    await tandem.stop();
  });

  it('is behind where work waits too long', async () => {
    const tandem = await startTandem(databases, id, []);
    await tandem.knex('notices').insert({
      key: 'old',
      kind: 'proposed',
      bundle: 'old',
      facts: '{}',
      created_at: Date.now() - 6 * 60_000,
    });
    const { body } = await tandem.get('/health').expect(200);
    expect(body.state).toBe('behind');
    expect(body.queues).toContainEqual(
      expect.objectContaining({ id: 'notices', state: 'behind', waiting: 1 }),
    );
    await tandem.stop();
  });

  it('is for those who run Tandem', async () => {
    const denied = withPolicy(({ name }) =>
      name === 'tandem.admin.read' ? DENY : ALLOW,
    );
    const tandem = await startTandem(databases, id, [], {}, [denied.feature]);
    const { body } = await tandem.get('/health').expect(403);
    expect(body.error.message).toContain('tandem.admin.read');
    await tandem.stop();
  });
});
