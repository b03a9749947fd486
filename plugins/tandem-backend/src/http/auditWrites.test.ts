import type { AuditorServiceCreateEventOptions } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { component } from '../__testUtils__/entities';
import { sloDocument } from '../__testUtils__/slos';
import { startTandem, testDatabases } from '../__testUtils__/startTandem';
import { ALLOW, DENY, withPolicy } from '../__testUtils__/withPolicy';

const { databases } = testDatabases();

/** An auditor that keeps what it is told. */
function listen() {
  const told: string[] = [];
  const auditor = mockServices.auditor.mock({
    createEvent: async (options: AuditorServiceCreateEventOptions) => {
      const { eventId, severityLevel } = options;
      return {
        success: async () => void told.push(`${eventId} ${severityLevel} done`),
        fail: async ({ error }) =>
          void told.push(`${eventId} ${severityLevel} ${error.name}`),
      };
    },
  });
  return { told, auditor };
}

async function start(answer = ALLOW) {
  const { told, auditor } = listen();
  const tandem = await startTandem(
    databases,
    'SQLITE_3',
    [component('search')],
    {},
    [withPolicy(() => answer).feature, auditor.factory],
  );
  return { told, tandem };
}

describe('the auditor', () => {
  it('hears of what changes something, and of nothing else', async () => {
    const { told, tandem } = await start();
    await tandem.get('/slos').expect(200);
    await tandem
      .post('/slos/preview', {
        entityRef: 'component:default/search',
        document: sloDocument('availability'),
      })
      .expect(200);
    expect(told).toEqual([]);
    await tandem
      .post('/slos', { document: sloDocument('availability') })
      .expect(201);
    await tandem.post('/deployments', { items: [] });
    expect(told).toEqual([
      'slo-change medium done',
      'delivery-ingest low InputError',
    ]);
    await tandem.stop();
  });

  it('hears of what was refused for lack of rights', async () => {
    const { told, tandem } = await start(DENY);
    await tandem
      .post('/slos', { document: sloDocument('availability') })
      .expect(403);
    expect(told).toEqual(['slo-change medium NotAllowedError']);
    await tandem.stop();
  });
});
