import {
  coreServices,
  createServiceFactory,
  type RootLoggerService,
} from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { component } from '../__testUtils__/entities';
import { startTandem, testDatabases } from '../__testUtils__/startTandem';
import { prepareFleet } from './__testUtils__/prepareFleet';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const COUNT = 1200;

function rememberingLogger() {
  const said: string[] = [];
  const say = (message: string) => void said.push(message);
  const logger: RootLoggerService = {
    error: say,
    warn: say,
    info: () => undefined,
    debug: () => undefined,
    child: () => logger,
  };
  return { said, logger };
}

it.each(ids)(
  'whoever reads the CSV file may stop at any time, without a word in the log: %p',
  async id => {
    const { said, logger } = rememberingLogger();
    const entities = Array.from({ length: COUNT }, (_, index) => {
      const entity = component(`service-${index}`);
      return {
        ...entity,
        metadata: { ...entity.metadata, title: 'long '.repeat(1000) },
      };
    });
    const tandem = await startTandem(databases, id, entities, {}, [
      createServiceFactory({
        service: coreServices.rootLogger,
        deps: {},
        factory: () => logger,
      }),
    ]);
    await prepareFleet(tandem);
    const { server } = tandem.backend;
    const { port } = server.address() as AddressInfo;
    said.length = 0;
    for (let reader = 0; reader < 5; reader++) {
      await new Promise<void>((resolve, reject) => {
        const request = get(
          {
            port,
            path: '/api/tandem/fleet/services.csv',
            headers: { authorization: mockCredentials.user.header() },
          },
          response => {
            response.once('data', () => response.destroy());
            response.once('close', resolve);
          },
        );
        request.once('error', reject);
      });
    }
    const { text } = await tandem.get('/fleet/services.csv').expect(200);
    expect(text.split('\n')).toHaveLength(COUNT + 2);
    expect(said).toEqual([]);
    await tandem.stop();
  },
);
