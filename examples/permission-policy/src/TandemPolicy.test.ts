import {
  mockCredentials,
  type TestBackend,
} from '@backstage/backend-test-utils';
import {
  PEOPLE,
  serviceOf,
  sloFor,
  type Person,
} from './__testUtils__/company';
import { startPortal } from './__testUtils__/startPortal';
import { TandemPolicy } from './TandemPolicy';

jest.setTimeout(60_000);

describe('who may do what', () => {
  let portal: TestBackend;
  const assignments = new Map<Person, { id: string; version: number }>();
  const drafts = new Map<Person, { id: string; version: number }>();

  beforeAll(async () => {
    portal = await startPortal();
    for (const person of PEOPLE) {
      await assign(person);
      drafts.set(person, await writeDraft(person));
    }
  });

  afterAll(() => portal?.stop());

  async function ask(
    person: Person | 'nobody',
    method: string,
    path: string,
    body?: unknown,
  ) {
    const response = await fetch(
      `http://127.0.0.1:${portal.server.port()}/api/tandem${path}`,
      {
        method,
        headers: {
          'Content-Type': 'application/json',
          Authorization:
            person === 'nobody'
              ? mockCredentials.none.header()
              : mockCredentials.user.header(person),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      },
    );
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : {} };
  }

  async function assign(person: Person) {
    const proposed = await ask('user:default/tomas', 'POST', '/assignments', {
      scopeRef: serviceOf(person),
      liaisonRef: 'user:default/dana',
      role: 'primary',
      pattern: 'liaison',
      allocation: 5,
      startsOn: '2026-01-01',
      timeZone: 'UTC',
    });
    expect(proposed).toMatchObject({
      status: 201,
      body: { state: 'proposed' },
    });
    const accepted = await ask(
      'user:default/dana',
      'POST',
      `/assignments/${proposed.body.id}/accept`,
      { version: proposed.body.version },
    );
    expect(accepted).toMatchObject({ status: 200 });
    assignments.set(person, accepted.body);
  }

  async function writeDraft(person: Person) {
    const written = await ask('user:default/dana', 'POST', '/slos', {
      document: sloFor(person, 'by-the-liaison'),
      state: 'draft',
    });
    expect(written).toMatchObject({ status: 201 });
    return written.body;
  }

  const OWNERS: Person[] = ['user:default/maya', 'user:default/nested'];
  const LIAISON: Person = 'user:default/dana';
  const OTHER: Person = 'user:default/yusuf';
  const OPS_LEAD: Person = 'user:default/samuel';
  const PLATFORM: Person = 'user:default/tomas';
  const NAMED = PEOPLE.filter(person => !person.includes('guest'));

  it.each<[string, Person[], (person: Person) => ReturnType<typeof ask>]>([
    [
      'see a service',
      [...PEOPLE],
      person => ask(person, 'GET', `/dora?entityRef=${serviceOf(person)}`),
    ],
    [
      'write and publish SLOs',
      [...OWNERS, PLATFORM],
      person =>
        ask(person, 'POST', '/slos', {
          document: sloFor(person, 'published'),
          state: 'published',
        }),
    ],
    [
      'write drafts of SLOs',
      [...OWNERS, LIAISON, PLATFORM],
      person =>
        ask(person, 'POST', '/slos', {
          document: sloFor(person, 'draft'),
          state: 'draft',
        }),
    ],
    [
      'publish a draft',
      [...OWNERS, PLATFORM],
      person => {
        const { id, version } = drafts.get(person)!;
        return ask(person, 'PUT', `/slos/${id}`, {
          document: sloFor(person, 'by-the-liaison'),
          state: 'published',
          version,
        });
      },
    ],
    [
      'ask somebody to help',
      [...OWNERS, OPS_LEAD, PLATFORM],
      person =>
        ask(person, 'POST', '/assignments', {
          scopeRef: serviceOf(person),
          liaisonRef: 'user:default/omar',
          role: 'shadow',
          pattern: 'liaison',
          allocation: 5,
          startsOn: '2026-01-01',
          timeZone: 'UTC',
        }),
    ],
    [
      'offer themselves',
      NAMED,
      person =>
        ask(person, 'POST', '/assignments', {
          scopeRef: serviceOf(person),
          liaisonRef: person,
          role: 'shadow',
          pattern: 'liaison',
          allocation: 5,
          startsOn: '2026-01-01',
          timeZone: 'UTC',
        }),
    ],
    [
      'let the team run itself',
      [...OWNERS, OPS_LEAD, PLATFORM],
      // Before the liaison came: the place is free.
      person =>
        ask(person, 'POST', '/assignments', {
          scopeRef: serviceOf(person),
          pattern: 'self-run',
          purpose: 'Runs on the managed platform',
          startsOn: '2025-01-01',
          endsOn: '2025-01-31',
          timeZone: 'UTC',
        }),
    ],
    [
      'change an assignment',
      [...OWNERS, LIAISON, OPS_LEAD, PLATFORM],
      person => {
        const { id, version } = assignments.get(person)!;
        return ask(person, 'PATCH', `/assignments/${id}`, {
          version,
          purpose: 'Fewer pages at night',
        });
      },
    ],
    [
      'enter days away of somebody else',
      [OPS_LEAD, PLATFORM],
      person =>
        ask(person, 'POST', '/absences', {
          userRef: 'user:default/omar',
          startsOn: `2027-0${PEOPLE.indexOf(person) + 1}-01`,
          endsOn: `2027-0${PEOPLE.indexOf(person) + 1}-02`,
        }),
    ],
    [
      'see how full the week of somebody else is',
      [OPS_LEAD, PLATFORM],
      person =>
        ask(
          person,
          'GET',
          '/load?userRef=user:default/omar&from=2026-01-01&to=2026-01-07',
        ),
    ],
    [
      'hand in deployments',
      [PLATFORM],
      person =>
        ask(person, 'POST', '/deployments', {
          items: [
            {
              entityRef: serviceOf(person),
              environment: 'production',
              status: 'succeeded',
              finishedAt: '2026-03-01T12:00:00Z',
              source: 'test',
              externalId: person,
            },
          ],
        }),
    ],
    [
      'see events without a service',
      [PLATFORM],
      person => ask(person, 'GET', '/unmatched/references'),
    ],
    [
      'map a name to a service',
      [...OWNERS, PLATFORM],
      person =>
        ask(person, 'POST', '/unmatched/mappings', {
          from: `${serviceOf(person)}-by-another-name`,
          to: serviceOf(person),
        }),
    ],
    [
      'see how Tandem does',
      [PLATFORM],
      person => ask(person, 'GET', '/health'),
    ],
    ['see all changes', [PLATFORM], person => ask(person, 'GET', '/history')],
  ])('%s', async (_, allowed, act) => {
    const answers: Record<string, string> = {};
    const expected: Record<string, string> = {};
    for (const person of PEOPLE) {
      const { status, body } = await act(person);
      answers[person] = wordFor(status, body);
      expected[person] = allowed.includes(person) ? 'may' : 'may not';
    }
    expect(answers).toEqual(expected);
  });

  it('tells each person beforehand what they may write and whom they may propose', async () => {
    const told: Record<string, unknown> = {};
    for (const person of PEOPLE) {
      const path = serviceOf(person).replace(':', '/');
      const { body } = await ask(person, 'GET', `/entities/${path}/summary`);
      told[person] = [body.allowedSloStates, body.allowedProposals];
    }
    const anySlo = ['draft', 'published'];
    const anybody = ['oneself', 'somebody', 'self-run'];
    expect(told).toEqual({
      ...Object.fromEntries(OWNERS.map(owner => [owner, [anySlo, anybody]])),
      [PLATFORM]: [anySlo, anybody],
      [OPS_LEAD]: [[], anybody],
      [LIAISON]: [['draft'], ['oneself']],
      [OTHER]: [[], ['oneself']],
      'user:development/guest': [[], []],
    });
  });

  it('tells of a draft who may publish it', async () => {
    const { body } = await ask(LIAISON, 'POST', '/slos', {
      document: sloFor(LIAISON, 'to-be-published'),
    });
    const open: Record<string, unknown> = {};
    for (const person of PEOPLE) {
      const slo = await ask(person, 'GET', `/slos/${body.id}`);
      open[person] = slo.body.allowedStates;
    }
    const all = ['draft', 'published', 'archived'];
    expect(open).toEqual({
      ...Object.fromEntries(OWNERS.map(owner => [owner, all])),
      [PLATFORM]: all,
      [OPS_LEAD]: [],
      [LIAISON]: ['draft'],
      [OTHER]: [],
      'user:development/guest': [],
    });
  });

  it('shows nothing to whoever did not sign in', async () => {
    const { status } = await ask('nobody', 'GET', '/fleet/services');
    expect(status).toBe(401);
  });

  it('leaves what is not Tandem’s to the policy of the portal', async () => {
    const otherwise = jest.fn(async () => ({ result: 'DENY' as const }));
    const policy = new TandemPolicy({
      roles: { platform: [OTHER], opsLeads: [], onlookers: [] },
      otherwise: { handle: otherwise as never },
    });
    const permission = {
      type: 'basic' as const,
      name: 'catalog.entity.create',
      attributes: {},
    };
    await expect(policy.handle({ permission })).resolves.toEqual({
      result: 'DENY',
    });
    expect(otherwise).toHaveBeenCalledWith({ permission }, undefined);
  });
});

function wordFor(status: number, body: object): string {
  if (status === 403) return 'may not';
  return status < 300 ? 'may' : `${status}: ${JSON.stringify(body)}`;
}
