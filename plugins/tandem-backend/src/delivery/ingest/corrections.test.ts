import {
  ago,
  deployment,
  HOUR,
  incident,
} from '../../__testUtils__/deliveries';
import { component } from '../../__testUtils__/entities';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../../__testUtils__/startTandem';

const { databases, ids } = testDatabases();
jest.setTimeout(60_000);

const DANA = 'user:default/dana';

describe.each(ids)('a correction of what was handed in on %p', id => {
  let tandem: RunningTandem;

  beforeEach(async () => {
    tandem = await startTandem(databases, id, [component('payments')]);
  });
  afterEach(() => tandem.stop());

  const hand = async (path: string, ...items: object[]) => {
    const { body } = await tandem.as(DANA).post(path, { items });
    return body.results as { id: string; status: string }[];
  };

  async function records() {
    const rows = await tandem.knex('history').orderBy('id');
    return rows.map(row => ({ ...row, changes: JSON.parse(row.changes) }));
  }

  it('of a finished deployment says what it was and what it is, and by whom', async () => {
    const known = deployment({ finishedAt: ago(2 * HOUR), version: '1.2' });
    const [{ id: deploymentId }] = await hand('/deployments', known);
    await hand('/deployments', {
      ...known,
      status: 'failed',
      environment: 'staging',
      finishedAt: ago(HOUR),
    });
    const { id: entityId } = await tandem
      .knex('catalog_entities')
      .where('entity_ref', known.entityRef)
      .first();
    expect(await records()).toMatchObject([
      {
        by: DANA,
        action: 'correct',
        subject_kind: 'deployment',
        subject_id: deploymentId,
        subject_title: '1.2',
        entity_id: entityId,
        changes: [
          { field: 'status', before: 'succeeded', after: 'failed' },
          { field: 'environment', before: 'production', after: 'staging' },
        ],
      },
    ]);
  });

  it('is none where a deployment finishes, piece by piece, or is told in full', async () => {
    const known = deployment({ finishedAt: ago(3 * HOUR), commit: 'abc' });
    const { finishedAt, ...started } = known;
    await hand('/deployments', { ...started, status: 'in_progress' });
    await hand('/deployments', known);
    await hand('/deployments', { ...known, finishedAt: ago(2 * HOUR) });
    await hand('/deployments', {
      ...known,
      finishedAt: ago(HOUR),
      commit: 'abcdef',
      version: '1.2',
      changes: [{ commit: 'abcdef', committedAt: ago(4 * HOUR) }],
    });
    expect(await records()).toEqual([]);
  });

  it('is none where the same comes again, or late', async () => {
    const known = deployment({ finishedAt: ago(HOUR) });
    await hand('/deployments', known);
    await hand('/deployments', known);
    const late = { ...known, status: 'failed', finishedAt: ago(2 * HOUR) };
    await hand('/deployments', late);
    expect(await records()).toEqual([]);
  });

  it('of an incident names the deployment it was said to come from, and the severity', async () => {
    const known = incident({
      severity: 'sev3',
      deployment: { source: 'ci', externalId: '1' },
    });
    const [{ id: incidentId }] = await hand('/incidents', known);
    await hand('/incidents', {
      ...known,
      severity: 'sev1',
      deployment: { source: 'ci', externalId: '2' },
    });
    expect(await records()).toMatchObject([
      {
        by: DANA,
        subject_kind: 'incident',
        subject_id: incidentId,
        subject_title: known.title,
        changes: [
          { field: 'severity', before: 'sev3', after: 'sev1' },
          {
            field: 'deployment',
            before: { source: 'ci', externalId: '1' },
            after: { source: 'ci', externalId: '2' },
          },
        ],
      },
    ]);
  });

  it('is none where an incident is resolved or told in full, and one where its end moves', async () => {
    const known = incident();
    await hand('/incidents', known);
    const resolved = { ...known, severity: 'sev2', resolvedAt: ago(HOUR / 4) };
    await hand('/incidents', resolved);
    expect(await records()).toEqual([]);
    await hand('/incidents', { ...resolved, resolvedAt: ago(HOUR / 6) });
    expect(await records()).toMatchObject([
      {
        changes: [
          {
            field: 'resolvedAt',
            before: ago(HOUR / 4),
            after: ago(HOUR / 6),
          },
        ],
      },
    ]);
  });

  it('and its record are written together or not at all', async () => {
    const known = deployment({ finishedAt: ago(2 * HOUR) });
    await hand('/deployments', known);
    await tandem.knex.schema.renameTable('history', 'history_away');
    await tandem
      .post('/deployments', {
        ...known,
        status: 'failed',
        finishedAt: ago(HOUR),
      })
      .expect(500);
    await tandem.knex.schema.renameTable('history_away', 'history');
    const [row] = await tandem.knex('deployments');
    expect(row.status).toBe('succeeded');
    expect(await records()).toEqual([]);
  });

  it('in a batch is one record, however many items say it', async () => {
    const known = deployment({ finishedAt: ago(3 * HOUR) });
    await hand('/deployments', known);
    await hand(
      '/deployments',
      { ...known, status: 'cancelled', finishedAt: ago(2 * HOUR) },
      { ...known, status: 'failed', finishedAt: ago(HOUR) },
    );
    expect(await records()).toMatchObject([
      { changes: [{ field: 'status', before: 'succeeded', after: 'failed' }] },
    ]);
  });
});
