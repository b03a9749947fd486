import path from 'node:path';
import { freePort } from '../freePort.mjs';
import { apiOf, checkApi, checkDeployment } from './checkAnswers.mjs';
import { checkPages, EMPTY } from './checkPages.mjs';
import { postDeployment } from './postDeployment.mjs';
import { TOKEN, writePortalConfig } from './portalConfig.mjs';
import { startBackend } from './startBackend.mjs';

/** The portal on SQLite: first nothing is known, then one deployment. */
export async function onSqlite({ root, portal, folder, browser, step }) {
  const port = await freePort();
  const config = writePortalConfig(folder, 'sqlite', {
    portal,
    port,
    backend: {
      database: {
        client: 'better-sqlite3',
        connection: { directory: path.join(folder, 'data') },
      },
    },
  });
  const backend = await step('start on SQLite', () =>
    startBackend(portal, { port, configs: [config] }),
  );
  const ask = apiOf(backend.url, TOKEN);
  await step('the API answers', () => checkApi(ask));
  await step('new frontend system: pages without a line of code', () =>
    checkPages(browser, backend.url, EMPTY),
  );
  await step('a deployment arrives and is shown', async () => {
    await postDeployment(root, backend.url);
    await checkDeployment(ask);
    await checkPages(browser, backend.url, { ...EMPTY, DORA: '1 deployment' });
  });
  await backend.stop();
}
