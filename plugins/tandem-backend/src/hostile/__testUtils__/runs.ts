/**
 * Bodies per write route: few, so that all tests stay quick, unless
 * TANDEM_FUZZ_RUNS says otherwise.
 */
export const FUZZ_RUNS = Number(process.env.TANDEM_FUZZ_RUNS ?? 60);

/** Whether somebody asked for more than every test run does. */
export const IS_FULL_RUN = process.env.TANDEM_FUZZ_RUNS !== undefined;

/** About as many of them, from all over the list. */
export function someOf<T>(all: T[], count: number, offset: number): T[] {
  const step = Math.max(1, Math.ceil(all.length / count));
  return all.filter((_, index) => index % step === offset % step);
}

/** Tells who runs the full fuzz what took long. */
export function reportSlow(what: string, slow: string[]) {
  if (!IS_FULL_RUN) return;
  process.stdout.write(
    `${what}: ${slow.length} answers over a second\n${slow
      .map(each => `  ${each.slice(0, 600)}\n`)
      .join('')}`,
  );
}

/** Tells who runs the full fuzz how far it is: Jest tells only in the end. */
export function reportDone() {
  if (!IS_FULL_RUN) return;
  process.stdout.write(`done: ${expect.getState().currentTestName}\n`);
}
