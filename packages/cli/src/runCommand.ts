import { CommandError } from './CommandError';
import { createProgram } from './program';

/**
 * Runs the command and sets the exit code: 0 when everything asked for was
 * done, else 1. A failure is one line on stderr.
 */
export async function runCommand(argv: string[]): Promise<void> {
  endQuietlyOnClosedPipe(process.stdout);
  try {
    await createProgram().parseAsync(argv);
  } catch (error) {
    process.stderr.write(`error: ${describe(error)}\n`);
    process.exitCode = 1;
  }
}

function describe(error: unknown): string {
  if (error instanceof CommandError) return error.message;
  // Not foreseen, so the stack is of use to whoever gets the report.
  return error instanceof Error ? error.stack ?? error.message : String(error);
}

/** `tandem … | head` closes the pipe early, which is no failure. */
function endQuietlyOnClosedPipe(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
}
