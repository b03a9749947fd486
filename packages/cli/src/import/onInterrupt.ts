/** What a shell reports for a command ended by Ctrl-C. */
const EXIT_CODE_INTERRUPTED = 130;

/**
 * Ends the command on Ctrl-C (or a polite kill) with one line. Nothing needs to
 * be put in order: Tandem stores a batch whole or not at all.
 *
 * @param describe - called on the interrupt, gives the line
 * @returns stops listening
 */
export function onInterrupt(describe: () => string): () => void {
  const end = () => {
    process.stderr.write(`${describe()}\n`);
    process.exit(EXIT_CODE_INTERRUPTED);
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  return () => {
    process.off('SIGINT', end);
    process.off('SIGTERM', end);
  };
}
