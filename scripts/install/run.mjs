import { spawn } from 'node:child_process';

/** The last lines of a command that failed, for the reader. */
const SHOWN_LINES = 40;

/**
 * Runs a command quietly; what it said is shown when it fails.
 *
 * @param options - as of `spawn`, and `accept`: whether an exit code is fine
 * @returns the exit code and all that it said
 */
export function run(command, parameters, options = {}) {
  const { accept = code => code === 0, ...spawnOptions } = options;
  return new Promise((resolve, reject) => {
    let output = '';
    const child = spawn(command, parameters, {
      ...spawnOptions,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', data => (output += data));
    child.stderr.on('data', data => (output += data));
    child.on('error', reject);
    child.on('close', code => {
      if (accept(code)) {
        resolve({ code, output });
        return;
      }
      const said = output.trimEnd().split('\n').slice(-SHOWN_LINES).join('\n');
      const asked = [command, ...parameters].join(' ');
      reject(new Error(`${asked}\nended with ${code}; it said:\n${said}`));
    });
  });
}
