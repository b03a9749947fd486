import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { spawn, type ChildProcess } from 'node:child_process';

/** What a run of the command left behind. */
export interface TandemRun {
  exitCode: number | null;
  /** Lines of standard output. */
  out: string[];
  /** Lines of standard error. */
  error: string[];
}

/**
 * Runs the real command in a process of its own.
 *
 * @param onStart - gets the process, to interrupt it for instance
 */
export function runTandem(
  args: string[],
  options: {
    input?: string;
    env?: NodeJS.ProcessEnv;
    onStart?: (child: ChildProcess) => void;
  } = {},
): Promise<TandemRun> {
  const bin = resolvePackagePath('@tandem/cli', 'bin/tandem');
  const { TANDEM_TOKEN: _token, TANDEM_URL: _url, ...env } = process.env;
  const child = spawn(process.execPath, [bin, ...args], {
    env: { ...env, ...options.env },
  });
  let out = '';
  let error = '';
  child.stdout.on('data', data => {
    out += data;
  });
  child.stderr.on('data', data => {
    error += data;
  });
  child.stdin.on('error', () => {});
  if (options.input !== undefined) child.stdin.end(options.input);
  options.onStart?.(child);
  return new Promise(resolve => {
    child.once('close', exitCode => {
      resolve({ exitCode, out: toLines(out), error: toLines(error) });
    });
  });
}

function toLines(text: string): string[] {
  return text.split('\n').filter(line => line.trim());
}
