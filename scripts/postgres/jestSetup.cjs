// Gives every test run a PostgreSQL; `TestDatabases` reads the variable.
const VARIABLE = 'BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING';

module.exports = async function setUp() {
  if (process.env[VARIABLE]) return;
  const { startPostgres } = await import('./startPostgres.mjs');
  const postgres = await startPostgres();
  process.env[VARIABLE] = postgres.url;
  globalThis.tandemTestPostgres = postgres;
};
