import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { freePort } from '../freePort.mjs';
import { apiOf, checkDeployment, summaryOfExample } from './checkAnswers.mjs';
import { checkPages, EMPTY } from './checkPages.mjs';
import { editFile, readInstallGuide } from './installGuide.mjs';
import { TOKEN, writePortalConfig } from './portalConfig.mjs';
import { postDeployment } from './postDeployment.mjs';
import { startBackend } from './startBackend.mjs';

/** Two replicas on one PostgreSQL with a schema per plugin. */
export async function onPostgres(test) {
  const { root, portal, browser, postgres, step } = test;
  for (const change of readInstallGuide(root)('Database')) {
    editFile(portal, change);
  }
  // One after the other: Backstage's own plugins do not migrate together.
  const first = await step('start on PostgreSQL', () =>
    startReplica(test, 'first', 'app-legacy'),
  );
  const second = await step('start a second replica', () =>
    startReplica(test, 'second', 'app'),
  );
  await step('migrations made a schema of their own', () =>
    checkSchema(portal, postgres),
  );
  await step('what one replica is told both answer', async () => {
    const asks = [first, second].map(({ url }) => apiOf(url, TOKEN));
    await Promise.all(asks.map(summaryOfExample));
    await postDeployment(root, first.url);
    const [one, other] = await Promise.all(asks.map(checkDeployment));
    assert.deepEqual(other.list, one.list);
    assert.deepEqual(figuresOf(other.summary), figuresOf(one.summary));
  });
  await step('old frontend system: pages through ./legacy', () =>
    checkPages(browser, first.url, { ...EMPTY, DORA: '1 deployment' }),
  );
  await Promise.all([first.stop(), second.stop()]);
}

async function startReplica({ portal, folder, postgres }, name, app) {
  const port = await freePort();
  return startBackend(portal, {
    port,
    configs: [
      path.join(portal, 'app-config.production.yaml'),
      writePortalConfig(folder, name, { portal, port, app }),
    ],
    environment: {
      POSTGRES_HOST: '127.0.0.1',
      POSTGRES_PORT: String(postgres.port),
      POSTGRES_USER: 'postgres',
      POSTGRES_PASSWORD: 'postgres',
    },
  });
}

async function checkSchema(portal, postgres) {
  const require = createRequire(path.join(portal, 'packages/backend/index.js'));
  const { Client } = require('pg');
  const client = new Client({ connectionString: `${postgres.url}/postgres` });
  await client.connect();
  try {
    const { rows } = await client.query(
      'select name from tandem.knex_migrations order by name',
    );
    const packed = path.join(
      path.dirname(
        require.resolve('@tandem/backstage-plugin-tandem-backend/package.json'),
      ),
      'migrations',
    );
    assert.deepEqual(
      rows.map(({ name }) => name),
      readdirSync(packed).sort(),
    );
  } finally {
    await client.end();
  }
}

/** All but the moment of the answer. */
function figuresOf({ dora }) {
  return { metrics: dora.metrics, score: dora.score };
}
