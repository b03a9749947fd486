import { TestRepository } from '../__testUtils__/TestRepository';
import { runTandem } from '../__testUtils__/runTandem';
import { startTandem, type TestTandem } from '../__testUtils__/startTandem';

const DAY_SECONDS = 24 * 60 * 60;

// The command runs as a process of its own, against a real backend.
jest.setTimeout(60_000);

let tandem: TestTandem;
let repository: TestRepository;

beforeAll(async () => {
  tandem = await startTandem(['payments', 'ledger', 'search', 'mobile']);
});
afterAll(() => tandem.stop());

beforeEach(() => {
  repository = TestRepository.create();
});
afterEach(() => repository.remove());

/** Noon of a day in January 2025. */
function day(number: number): string {
  return new Date(Date.UTC(2025, 0, number, 12)).toISOString();
}

function importGit(entity: string, ...args: string[]) {
  return runTandem(
    [
      ...['import', 'git', '--repo', repository.path, '--tags', 'v*'],
      ...['--entity', entity, '--url', tandem.url, ...args],
    ],
    { env: { TANDEM_TOKEN: tandem.token } },
  );
}

/** v1 on day 2, v2 on day 10 with commits of day 4 and 6. */
function createTwoReleases(): string[] {
  repository.commit(day(1));
  const first = repository.commit(day(2));
  repository.lightweightTag('v1');
  const second = repository.commit(day(4), day(5));
  const third = repository.commit(day(6), day(7));
  repository.annotatedTag('v2', day(10));
  return [first, second, third];
}

describe('tandem import git', () => {
  it('gives the figures that follow from the tags', async () => {
    createTwoReleases();

    expect(await importGit('component:default/payments')).toEqual({
      exitCode: 0,
      out: ['2 deployments: 2 created, 0 updated, 0 unchanged, 0 rejected'],
      error: [],
    });

    const { metrics } = await tandem.client.getDora(
      'component:default/payments',
      { from: day(1), to: day(31) },
    );
    expect(metrics.deploymentFrequency).toMatchObject({
      deployments: 2,
      deploymentDays: 2,
      perDay: 2 / 30,
    });
    // 0, 4 and 6 days from the author's date to the tag.
    expect(metrics.changeLeadTime).toMatchObject({
      changes: 3,
      excluded: 0,
      medianSeconds: 4 * DAY_SECONDS,
    });
    expect(metrics.changeFailRate).toMatchObject({ ratio: 0, failed: 0 });
  });

  it('sends tags as versions and commits as changes', async () => {
    const [first, second, third] = createTwoReleases();
    await importGit(
      'component:default/ledger',
      ...['--environment', 'Staging', '--source', 'releases'],
      ...['--commit-url', 'https://example.com/commit/{commit}'],
    );

    const { items } = await tandem.client.listDeployments({
      entityRef: 'component:default/ledger',
    });
    const [v2, v1] = items;
    expect(items).toHaveLength(2);
    expect(v1).toMatchObject({
      entityRef: 'component:default/ledger',
      environment: 'staging',
      status: 'succeeded',
      version: 'v1',
      commit: first,
      source: 'releases',
      externalId: 'ledger@v1',
      finishedAt: day(2),
    });
    expect(v2).toMatchObject({ version: 'v2', finishedAt: day(10) });
    expect(v2.changes).toHaveLength(2);
    expect(v2.changes).toEqual(
      expect.arrayContaining([
        {
          commit: third,
          committedAt: day(6),
          url: `https://example.com/commit/${third}`,
        },
        expect.objectContaining({ commit: second, committedAt: day(4) }),
      ]),
    );
  });

  it('changes nothing when run again, and adds what is new', async () => {
    createTwoReleases();
    await importGit('component:default/search');
    const repeated = await importGit('component:default/search');
    repository.commit(day(11));
    repository.lightweightTag('v3');
    const later = await importGit('component:default/search');

    expect(repeated.out).toEqual([
      '2 deployments: 0 created, 0 updated, 2 unchanged, 0 rejected',
    ]);
    expect(later.out).toEqual([
      '3 deployments: 1 created, 0 updated, 2 unchanged, 0 rejected',
    ]);
  });

  it('knows what came before the date it starts at', async () => {
    const [, second, third] = createTwoReleases();
    const run = await importGit(
      'component:default/mobile',
      ...['--since', '2025-01-05', '--name', 'suite'],
    );

    expect(run.out).toEqual([
      '1 deployment: 1 created, 0 updated, 0 unchanged, 0 rejected',
    ]);
    const { items } = await tandem.client.listDeployments({
      entityRef: 'component:default/mobile',
    });
    expect(items.map(item => item.externalId)).toEqual(['suite@v2']);
    expect(items[0].changes.map(change => change.commit).sort()).toEqual(
      [second, third].sort(),
    );
  });

  it('shows what it would send', async () => {
    createTwoReleases();
    const run = await importGit('component:default/payments', '--dry-run');

    expect(run).toEqual({
      exitCode: 0,
      out: [
        `${day(2)} v1: 1 change`,
        `${day(10)} v2: 2 changes`,
        '2 deployments; nothing was sent (dry run)',
      ],
      error: [],
    });
  });

  it('names tags that were rejected', async () => {
    repository.commit(day(1));
    repository.lightweightTag('v1');
    repository.annotatedTag('v2', '2099-01-01T00:00:00Z');
    const run = await importGit('component:default/payments', '--name', 'x');

    expect(run.exitCode).toBe(1);
    expect(run.out).toEqual([
      '2 deployments: 1 created, 0 updated, 0 unchanged, 1 rejected',
    ]);
    expect(run.error).toEqual([
      expect.stringMatching(/^rejected tag v2: .*finishedAt.* future/),
    ]);
  });

  it('warns of a shallow clone and of a service the catalog lacks', async () => {
    createTwoReleases();
    const shallow = `${repository.path}/shallow`;
    repository.git([
      ...['clone', '--quiet', '--depth=1', '--branch=v2'],
      ...[`file://${repository.path}`, shallow],
    ]);
    const run = await importGit(
      'component:default/unheard-of',
      ...['--repo', shallow],
    );

    expect(run.exitCode).toBe(0);
    expect(run.error).toEqual([
      expect.stringMatching(/^warning: .* is a shallow clone, .* --unshallow/),
      expect.stringMatching(
        /^warning: component:default\/unheard-of is not in the catalog/,
      ),
    ]);
  });

  it.each([
    [['--repo', '/does/not/exist'], /^error: cannot read \/does\/not\/exist: /],
    [
      ['--tags', 'release-*'],
      /matches "release-\*": it has 1, for example v1$/,
    ],
    [['--entity', 'payments'], /a full entity reference such as component:/],
    [['--since', '2026-01-01'], /none of the 1 matching tags was made since/],
    [['--since', 'soon'], /must be a date such as 2025-01-01/],
    [['--url', 'localhost:7007'], /must be an http or https address/],
  ])('gives one line for %j', async (args, line) => {
    repository.commit(day(1));
    repository.lightweightTag('v1');
    const run = await importGit('component:default/payments', ...args);

    expect(run).toEqual({
      exitCode: 1,
      out: [],
      error: [expect.stringMatching(line)],
    });
  });

  it('gives one line for a folder that is no repository', async () => {
    const run = await importGit('component:default/payments', '--repo', '/');

    expect(run.exitCode).toBe(1);
    expect(run.error).toEqual([
      expect.stringMatching(/^error: cannot read \/: not a git repository/),
    ]);
  });
});
