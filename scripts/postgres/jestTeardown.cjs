module.exports = async function tearDown() {
  await globalThis.tandemTestPostgres?.stop();
};
