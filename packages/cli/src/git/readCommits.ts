import { gitLines } from './gitLines';

/** A commit as far as lead times need it. */
export interface Commit {
  id: string;
  parents: string[];
  /** Absent where the commit carries no usable date, as broken ones do. */
  authoredAtSeconds?: number;
  committedAtSeconds?: number;
  /** Its place when children come before their parents. */
  position: number;
}

/** All commits reachable from the given ones, by id. */
export async function readCommits(
  repository: string,
  tips: string[],
): Promise<Map<string, Commit>> {
  const args = ['rev-list', '--topo-order', '--parents', '--stdin'];
  const lines = gitLines(
    repository,
    [...args, '--format=%at %ct'],
    `${tips.join('\n')}\n`,
  );
  const commits = new Map<string, Commit>();
  let ids: string[] = [];
  for await (const line of lines) {
    if (line.startsWith('commit ')) {
      ids = line.split(' ').slice(1);
      continue;
    }
    const [id, ...parents] = ids;
    const [authoredAtSeconds, committedAtSeconds] = line
      .split(' ')
      .map(parseSeconds);
    commits.set(id, {
      id,
      parents,
      authoredAtSeconds,
      committedAtSeconds,
      position: commits.size,
    });
  }
  return commits;
}

/** The last second of the year 9999. */
const SECONDS_LIMIT = 253_402_300_799;

/** Git prints nothing, or 0, for a date it cannot read. */
function parseSeconds(text: string): number | undefined {
  const seconds = Number(text);
  return seconds > 0 && seconds <= SECONDS_LIMIT ? seconds : undefined;
}

/** Whether the repository lacks the commits before a certain depth. */
export async function isShallow(repository: string): Promise<boolean> {
  const args = ['rev-parse', '--is-shallow-repository'];
  for await (const line of gitLines(repository, args)) return line === 'true';
  return false;
}
