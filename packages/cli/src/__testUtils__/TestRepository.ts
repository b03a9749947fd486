import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A real git repository in a temporary folder; dates are given, not taken. */
export class TestRepository {
  readonly path: string;
  #edits = 0;

  private constructor(folder: string) {
    this.path = folder;
  }

  static create(): TestRepository {
    const folder = mkdtempSync(path.join(tmpdir(), 'tandem-repository-'));
    const repository = new TestRepository(folder);
    repository.git(['init', '--quiet', '--initial-branch=main']);
    return repository;
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }

  /** @returns the commit's id */
  commit(authoredAt: string, committedAt = authoredAt): string {
    this.#edits += 1;
    const file = `file-${this.#edits}`;
    writeFileSync(path.join(this.path, file), file);
    this.git(['add', file]);
    this.git(['commit', '--quiet', '-m', file], { authoredAt, committedAt });
    return this.head();
  }

  /** @returns the merge commit's id */
  merge(branch: string, at: string): string {
    this.git(['merge', '--quiet', '--no-ff', '-m', 'merge', branch], {
      authoredAt: at,
      committedAt: at,
    });
    return this.head();
  }

  checkout(branch: string, start?: string): void {
    this.git(
      start === undefined
        ? ['checkout', '--quiet', branch]
        : ['checkout', '--quiet', '-b', branch, start],
    );
  }

  lightweightTag(name: string, target = 'HEAD'): void {
    this.git(['tag', name, target]);
  }

  annotatedTag(name: string, taggedAt: string, target = 'HEAD'): void {
    this.git(['tag', '-a', '-m', name, name, target], {
      committedAt: taggedAt,
    });
  }

  head(): string {
    return this.git(['rev-parse', 'HEAD']).trim();
  }

  git(
    args: string[],
    options: { authoredAt?: string; committedAt?: string; input?: string } = {},
  ): string {
    return execFileSync('git', ['-C', this.path, ...args], {
      encoding: 'utf8',
      input: options.input ?? '',
      stdio: ['pipe', 'pipe', 'ignore'],
      env: {
        PATH: process.env.PATH,
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: 'Ada',
        GIT_AUTHOR_EMAIL: 'ada@example.com',
        GIT_COMMITTER_NAME: 'Ada',
        GIT_COMMITTER_EMAIL: 'ada@example.com',
        GIT_AUTHOR_DATE: options.authoredAt,
        GIT_COMMITTER_DATE: options.committedAt,
      },
    });
  }
}
