import { spawn } from 'node:child_process';
import { CommandError } from '../CommandError';
import { readLines } from '../import/readLines';

/**
 * The lines git prints. No shell is involved, so names need no quoting.
 *
 * @param input - what git reads from its standard input
 * @throws CommandError with git's own message where it fails
 */
export async function* gitLines(
  repository: string,
  args: string[],
  input = '',
): AsyncGenerator<string> {
  const git = spawn('git', ['-C', repository, ...args], {
    env: createEnvironment(),
  });
  const end = waitForEnd(git);
  // A failure is reported where the end is awaited, after the output.
  end.catch(() => {});
  git.stdin.on('error', () => {});
  git.stdin.end(input);
  try {
    for await (const line of readLines(git.stdout)) yield line.text;
    const message = await end;
    if (message) {
      throw new CommandError(`cannot read ${repository}: ${message}`);
    }
  } finally {
    git.kill();
  }
}

/** Resolves to git's complaint where it failed. */
function waitForEnd(
  git: ReturnType<typeof spawn>,
): Promise<string | undefined> {
  let complaint = '';
  git.stderr?.on('data', data => {
    if (complaint.length < 10_000) complaint += data;
  });
  return new Promise((resolve, reject) => {
    git.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'ENOENT'
          ? new CommandError('git is not installed, or not on the PATH')
          : error,
      ),
    );
    git.once('close', (exitCode, signal) => {
      if (exitCode === 0) resolve(undefined);
      else resolve(firstComplaint(complaint) ?? `git ended by ${signal}`);
    });
  });
}

function firstComplaint(complaint: string): string | undefined {
  const lines = complaint.trim().split('\n');
  const fatal = lines.find(line => line.startsWith('fatal: ')) ?? lines[0];
  return fatal.replace(/^(fatal|error): /, '') || undefined;
}

/**
 * Git's messages in English, and none of the variables that make git look at
 * another repository than the one asked for, as inside a hook.
 */
function createEnvironment(): NodeJS.ProcessEnv {
  const {
    GIT_DIR: _dir,
    GIT_WORK_TREE: _workTree,
    GIT_COMMON_DIR: _commonDir,
    GIT_NAMESPACE: _namespace,
    GIT_OBJECT_DIRECTORY: _objects,
    GIT_ALTERNATE_OBJECT_DIRECTORIES: _alternates,
    ...environment
  } = process.env;
  return { ...environment, LC_ALL: 'C' };
}
