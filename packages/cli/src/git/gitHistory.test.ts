import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { TestRepository } from '../__testUtils__/TestRepository';
import { gitHistory } from './gitHistory';
import { isShallow, readCommits } from './readCommits';
import { readTags } from './readTags';

let repository: TestRepository;
beforeEach(() => {
  repository = TestRepository.create();
});
afterEach(() => repository.remove());

/** Day and hour in January 2025. */
function at(day: number, hour = 12): string {
  return new Date(Date.UTC(2025, 0, day, hour)).toISOString();
}

async function readHistory(pattern = 'v*', folder = repository.path) {
  const { tags } = await readTags(folder, pattern);
  const commits = await readCommits(
    folder,
    tags.map(tag => tag.commit),
  );
  return [...gitHistory(tags, commits)].map(release => ({
    tag: release.tag,
    at: new Date(release.releasedAtSeconds * 1000).toISOString(),
    commit: release.commit,
    changes: release.changes.map(change => change.commit),
  }));
}

async function readChanges(pattern?: string, folder?: string) {
  const releases = await readHistory(pattern, folder);
  return Object.fromEntries(
    releases.map(release => [release.tag, release.changes]),
  );
}

describe('gitHistory', () => {
  it('dates an annotated tag by its tagger, a lightweight one by its commit', async () => {
    const first = repository.commit(at(1), at(2));
    repository.lightweightTag('v1');
    const second = repository.commit(at(3), at(4));
    repository.annotatedTag('v2', at(9));

    expect(await readHistory()).toEqual([
      { tag: 'v1', at: at(2), commit: first, changes: [first] },
      { tag: 'v2', at: at(9), commit: second, changes: [second] },
    ]);
  });

  it('dates a change by its author', async () => {
    repository.commit(at(1), at(2));
    repository.lightweightTag('v1');
    const { tags } = await readTags(repository.path, 'v1');
    const commits = await readCommits(repository.path, [tags[0].commit]);
    const [release] = gitHistory(tags, commits);

    expect(release.changes[0].authoredAtSeconds * 1000).toBe(Date.parse(at(1)));
  });

  it('gives the first tag only its own commit', async () => {
    repository.commit(at(1));
    const own = repository.commit(at(2));
    repository.lightweightTag('v1');

    expect(await readChanges()).toEqual({ v1: [own] });
  });

  it('gives the first tag its own commit even where that is a merge', async () => {
    repository.commit(at(1));
    repository.checkout('feature', 'main');
    repository.commit(at(2));
    repository.checkout('main');
    const merge = repository.merge('feature', at(3));
    repository.lightweightTag('v1');

    expect(await readChanges()).toEqual({ v1: [merge] });
  });

  it('counts the commits of a merged branch and leaves the merge out', async () => {
    repository.commit(at(1));
    repository.lightweightTag('v1');
    repository.checkout('feature', 'main');
    const onFeature = repository.commit(at(2));
    repository.checkout('main');
    const onMain = repository.commit(at(3));
    const merge = repository.merge('feature', at(4));
    repository.lightweightTag('v2');

    const [, second] = await readHistory();
    expect(second.commit).toBe(merge);
    expect(second.changes.toSorted()).toEqual([onFeature, onMain].toSorted());
  });

  it('goes by date, not by name, across a maintenance branch', async () => {
    repository.commit(at(1));
    repository.lightweightTag('v1.0');
    repository.checkout('maintenance', 'main');
    repository.checkout('main');
    const onMain = repository.commit(at(2));
    repository.lightweightTag('v2.0');
    repository.checkout('maintenance');
    const fix = repository.commit(at(3));
    repository.lightweightTag('v1.1');
    repository.checkout('main');
    repository.merge('maintenance', at(4));
    const later = repository.commit(at(5));
    repository.lightweightTag('v2.1');

    const history = await readHistory();
    expect(history.map(({ tag, changes }) => [tag, changes])).toEqual([
      ['v1.0', expect.anything()],
      ['v2.0', [onMain]],
      ['v1.1', [fix]],
      ['v2.1', [later]],
    ]);
  });

  it('orders equal dates by ancestry, so that no change changes hands', async () => {
    const first = repository.commit(at(1));
    repository.lightweightTag('v9');
    const second = repository.commit(at(1));
    repository.lightweightTag('v10');

    expect(await readHistory()).toEqual([
      { tag: 'v9', at: at(1), commit: first, changes: [first] },
      { tag: 'v10', at: at(1), commit: second, changes: [second] },
    ]);
  });

  it('keeps a second tag on a commit as a deployment without changes', async () => {
    const commit = repository.commit(at(1));
    repository.annotatedTag('v1-rc', at(2));
    repository.annotatedTag('v1', at(3));

    expect(await readChanges()).toEqual({ 'v1-rc': [commit], v1: [] });
  });

  it('takes a commit for the first tag that has it, of those that match', async () => {
    repository.commit(at(1));
    repository.lightweightTag('v1');
    const nightly = repository.commit(at(2));
    repository.lightweightTag('nightly');
    const own = repository.commit(at(3));
    repository.lightweightTag('v2');

    expect((await readChanges()).v2).toEqual([own, nightly]);
    expect((await readChanges('*')).v2).toEqual([own]);
  });

  it('follows a tag of a tag, and leaves out tags of files and folders', async () => {
    const commit = repository.commit(at(1));
    repository.annotatedTag('v1', at(2));
    repository.annotatedTag('v1-signed-off', at(3), 'v1');
    repository.lightweightTag('v1-files', 'HEAD^{tree}');

    const { tags, strays } = await readTags(repository.path, 'v*');
    expect(tags.map(tag => [tag.name, tag.commit]).sort()).toEqual([
      ['v1', commit],
      ['v1-signed-off', commit],
    ]);
    expect(strays).toEqual(['v1-files']);
  });

  it.each(['pay/v1;$(id)', 'pay/v"1\'', 'pay/v1&%00', 'pay/-é', 'pay/日本'])(
    'takes the tag %s as it is named',
    async name => {
      repository.commit(at(1));
      repository.lightweightTag(name);

      expect(Object.keys(await readChanges('pay/*'))).toEqual([name]);
    },
  );

  it('takes a date git cannot read from the committer', async () => {
    repository.commit(at(1));
    repository.lightweightTag('v1');
    const tree = repository.git(['rev-parse', 'HEAD^{tree}']).trim();
    const seconds = Date.parse(at(5)) / 1000;
    const broken = repository
      .git(['hash-object', '-t', 'commit', '-w', '--literally', '--stdin'], {
        input: `tree ${tree}\nauthor Ada <ada@example.com> never\ncommitter Ada <ada@example.com> ${seconds} +0000\n\nbroken\n`,
      })
      .trim();
    repository.lightweightTag('v2', broken);

    const { tags } = await readTags(repository.path, 'v*');
    const commits = await readCommits(
      repository.path,
      tags.map(tag => tag.commit),
    );
    const [, release] = gitHistory(tags, commits);
    expect(release.changes).toEqual([
      { commit: broken, authoredAtSeconds: seconds },
    ]);
  });

  it('reads bare clones, linked work trees and folders inside', async () => {
    repository.commit(at(1));
    repository.lightweightTag('v1');
    const expected = await readHistory();
    const bare = path.join(repository.path, 'bare.git');
    repository.git(['clone', '--quiet', '--bare', '.', bare]);
    const tree = path.join(repository.path, 'tree');
    repository.git(['worktree', 'add', '--quiet', '--detach', tree]);

    expect(await readHistory('v*', bare)).toEqual(expected);
    expect(await readHistory('v*', tree)).toEqual(expected);
    expect(await readHistory('v*', path.join(bare, 'refs'))).toEqual(expected);
  });

  it('reads the repository asked for, whatever a hook has set', async () => {
    repository.commit(at(1));
    repository.lightweightTag('v1');
    process.env.GIT_DIR = '/nowhere';
    try {
      expect(await readHistory()).toHaveLength(1);
    } finally {
      delete process.env.GIT_DIR;
    }
  });

  it('knows a shallow clone', async () => {
    repository.commit(at(1));
    repository.commit(at(2));
    repository.lightweightTag('v1');
    const shallow = path.join(repository.path, 'shallow');
    repository.git([
      ...['clone', '--quiet', '--depth=1', '--branch=v1'],
      ...[`file://${repository.path}`, shallow],
    ]);

    expect(await isShallow(repository.path)).toBe(false);
    expect(await isShallow(shallow)).toBe(true);
    expect(await readHistory('v*', shallow)).toHaveLength(1);
  });

  it('reads ten thousand commits under three hundred tags in seconds', async () => {
    const lines: string[] = [];
    for (let index = 1; index <= 10_000; index += 1) {
      lines.push(
        `commit refs/heads/main\ncommitter Ada <ada@example.com> ${
          1_700_000_000 + index
        } +0000\ndata 1\nx`,
      );
      if (index % 33 === 0) {
        lines.push(`reset refs/tags/v${index}\nfrom refs/heads/main\n`);
      }
    }
    execFileSync('git', ['-C', repository.path, 'fast-import', '--quiet'], {
      input: `${lines.join('\n')}\n`,
    });
    const start = Date.now();
    const history = await readHistory();

    expect(history).toHaveLength(303);
    expect(history[0].changes).toHaveLength(1);
    expect(history.slice(1).every(({ changes }) => changes.length === 33)).toBe(
      true,
    );
    expect(Date.now() - start).toBeLessThan(5000);
  });

  it('says how many tags there are when none matches', async () => {
    repository.commit(at(1));
    repository.lightweightTag('release-1');
    repository.annotatedTag('release-2', at(5));

    await expect(readTags(repository.path, 'v*')).rejects.toThrow(
      `no tag of ${repository.path} matches "v*": it has 2, for example release-2`,
    );
  });

  it('says when there are no tags', async () => {
    repository.commit(at(1));

    await expect(readTags(repository.path, 'v*')).rejects.toThrow(
      'it has none at all (a clone may need git fetch --tags)',
    );
  });
});
