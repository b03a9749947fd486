import fc from 'fast-check';
import { comparePositions, deriveChain } from './deploymentChain';
import {
  deploymentKindSchema,
  deploymentStatusSchema,
  type Deployment,
} from './deploymentSchema';
import type { DeploymentPosition, ServiceFacts } from './facts';
import { attributeIncident, failureOf } from './incidentLinks';
import type { Incident } from './incidentSchema';
import { earliestHolders, leadSampleOf } from './leadSamples';
import { mergeDeployment, type StoredDeployment } from './mergeDeployment';
import { mergeIncident, type StoredIncident } from './mergeIncident';

const entityRef = 'component:default/payments';

type Post =
  | { type: 'deployment'; posted: Deployment }
  | { type: 'incident'; posted: Incident };

type Successful = StoredDeployment & DeploymentPosition & { id: string };

/** Everything known after the posts: the facts of each environment. */
function factsAfter(posts: readonly Post[]): Record<string, ServiceFacts> {
  const { deployments, incidents } = mergeAll(posts);
  const successful = successfulOf(deployments);
  const linked = incidentsByDeployment(successful, [...incidents.values()]);
  const facts: Record<string, ServiceFacts> = {};
  for (const environment of ['production', 'staging']) {
    const here = successful.filter(each => each.environment === environment);
    facts[environment] = factsOf(here, linked);
  }
  return facts;
}

function mergeAll(posts: readonly Post[]) {
  const deployments = new Map<string, StoredDeployment>();
  const incidents = new Map<string, StoredIncident>();
  for (const { type, posted } of posts) {
    const id = `${posted.source}/${posted.externalId}`;
    if (type === 'deployment') {
      deployments.set(id, mergeDeployment(deployments.get(id), posted));
    } else {
      incidents.set(id, mergeIncident(incidents.get(id), posted));
    }
  }
  return { deployments, incidents };
}

function successfulOf(
  deployments: ReadonlyMap<string, StoredDeployment>,
): Successful[] {
  const successful: Successful[] = [];
  for (const [id, deployment] of deployments) {
    if (deployment.status === 'succeeded') {
      const [source, externalId] = id.split('/');
      const finishedAt = deployment.finishedAt!;
      successful.push({ ...deployment, finishedAt, id, source, externalId });
    }
  }
  return successful;
}

function incidentsByDeployment(
  successful: readonly Successful[],
  incidents: readonly StoredIncident[],
): Map<string, StoredIncident[]> {
  const linked = new Map<string, StoredIncident[]>();
  for (const incident of incidents) {
    const candidates = {
      ascending: successful
        .filter(each => each.environment === incident.environment)
        .sort(comparePositions),
      findLinked: (link: { source: string; externalId: string }) =>
        successful.find(each => each.id === `${link.source}/${link.externalId}`)
          ?.id,
    };
    const id = attributeIncident(incident, candidates, {
      attributionLimitMillis: 3,
    });
    if (id !== undefined) {
      linked.set(id, [...(linked.get(id) ?? []), incident]);
    }
  }
  return linked;
}

function factsOf(
  successful: readonly Successful[],
  linked: ReadonlyMap<string, StoredIncident[]>,
): ServiceFacts {
  const byId = new Map(successful.map(each => [each.id, each]));
  const chain = deriveChain(
    successful.map(each => ({ ...each, declaredKind: each.kind })),
    { firstDeployed: new Map() },
  );
  const holders = earliestHolders(
    successful.flatMap(each =>
      each.changes.map(change => {
        const { commit } = change;
        return { commit, id: each.id, position: each, change };
      }),
    ),
  );
  return {
    entityRef,
    everSucceeded: successful.length > 0,
    deployments: chain.map(({ id, kind, undoneAt }) => {
      const { finishedAt, source, externalId } = byId.get(id)!;
      const failure = failureOf({ finishedAt, undoneAt }, linked.get(id) ?? []);
      return { entityRef, finishedAt, source, externalId, kind, ...failure };
    }),
    samples: [...holders.values()]
      .map(({ change, position }) => leadSampleOf(change, position))
      .sort((a, b) => (a.commit < b.commit ? -1 : 1)),
  };
}

function deployed(fields: Partial<Deployment>): Post {
  return {
    type: 'deployment',
    posted: {
      entityRef,
      environment: 'production',
      status: 'succeeded',
      finishedAt: 10,
      source: 'ci',
      externalId: 'run-1',
      ...fields,
    },
  };
}

function happened(fields: Partial<Incident>): Post {
  return {
    type: 'incident',
    posted: {
      entityRef,
      title: 'Checkout fails',
      startedAt: 10,
      source: 'pager',
      externalId: 'i-1',
      ...fields,
    },
  };
}

describe('facts after posts', () => {
  const changeA = { commit: 'a', committedAt: 1 };

  it('zero-commit deployment counts, adds no lead sample', () => {
    const { production } = factsAfter([deployed({ changes: [] })]);
    expect(production.deployments).toHaveLength(1);
    expect(production.samples).toEqual([]);
  });

  it('failed attempts are shown, in no metric', () => {
    const attempt = deployed({ status: 'failed', changes: [changeA] });
    const { deployments } = mergeAll([attempt]);
    expect(deployments.get('ci/run-1')).toMatchObject({ status: 'failed' });
    expect(factsAfter([attempt]).production).toMatchObject({
      everSucceeded: false,
      deployments: [],
      samples: [],
    });
  });

  it('first deployment from a range importer: only the change whose commit was deployed', () => {
    const first = deployed({ commit: 'a', changes: [changeA] });
    const { production } = factsAfter([first]);
    expect(production.samples.map(({ commit }) => commit)).toEqual(['a']);
  });

  it('staging never closes lead time', () => {
    const staging = { environment: 'staging', externalId: 'run-0' };
    const facts = factsAfter([
      deployed({ ...staging, finishedAt: 4, changes: [changeA] }),
      deployed({ finishedAt: 10, changes: [changeA] }),
    ]);
    expect(facts.staging.samples[0].leadMillis).toBe(3);
    expect(facts.production.samples[0].leadMillis).toBe(9);
  });

  it('redeploy: counts as a deployment, adds no change', () => {
    const { production } = factsAfter([
      deployed({ commit: 'a', changes: [changeA] }),
      deployed({
        externalId: '2',
        finishedAt: 20,
        commit: 'a',
        changes: [changeA],
      }),
    ]);
    expect(production.deployments.map(({ kind }) => kind)).toEqual([
      'planned',
      'planned',
    ]);
    expect(production.samples).toMatchObject([{ externalId: 'run-1' }]);
  });

  it('a link to a deployment that is still failing waits until it succeeds', () => {
    const link = { source: 'ci', externalId: 'run-2' };
    const earlier = deployed({ externalId: 'run-1', finishedAt: 9 });
    const failing = deployed({ externalId: 'run-2', status: 'failed' });
    const incident = happened({ deployment: link });
    const waiting = [earlier, failing, incident];
    expect(failedIn(factsAfter(waiting))).toEqual([]);
    const retried = deployed({ externalId: 'run-2', finishedAt: 11 });
    expect(failedIn(factsAfter([...waiting, retried]))).toEqual(['run-2']);
  });

  it('duplicate delivery changes nothing, out-of-order events end in the same facts', () => {
    fc.assert(
      fc.property(postsInTwoOrders(), ([one, other]) => {
        expect(factsAfter(one)).toEqual(factsAfter(other));
      }),
      { numRuns: 1000 },
    );
  });
});

function failedIn({ production }: Record<string, ServiceFacts>): string[] {
  return production.deployments
    .filter(({ failed }) => failed)
    .map(({ externalId }) => externalId);
}

function postsInTwoOrders(): fc.Arbitrary<[Post[], Post[]]> {
  const all = fc
    .tuple(
      fc.array(deploymentPosts(), { minLength: 1, maxLength: 10 }),
      incidentPosts('i-1'),
      incidentPosts('i-2'),
    )
    .map(parts => parts.flat());
  return all.chain(posts => {
    const repeated = [...posts, ...posts];
    return fc.tuple(
      fc.shuffledSubarray(posts, { minLength: posts.length }),
      fc.shuffledSubarray(repeated, { minLength: repeated.length }),
    );
  });
}

const instants = fc.integer({ min: 0, max: 8 });
const environments = fc.constantFrom('production', 'staging');
const runs = fc.constantFrom('run-1', 'run-2', 'run-3', 'run-4');

const commits = fc.constantFrom('a', 'b', 'c');
const changes = fc.record(
  {
    commit: commits,
    committedAt: instants,
    pullRequest: fc.record(
      { firstCommitAt: instants, openedAt: instants, mergedAt: instants },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['commit', 'committedAt'] },
);

// What is left out is a success in production, so that chains grow long.
function deploymentPosts(): fc.Arbitrary<Post> {
  return fc
    .record(
      {
        externalId: runs,
        finishedAt: instants,
        environment: fc.constantFrom('production', 'production', 'staging'),
        status: fc.constantFrom(...deploymentStatusSchema.options),
        commit: commits,
        kind: fc.constantFrom(...deploymentKindSchema.options),
        changes: fc.array(changes, { maxLength: 2 }),
      },
      { requiredKeys: ['externalId', 'finishedAt'] },
    )
    .map(deployed);
}

// Environment and link of an incident are corrections, where the last post
// wins by design: the posts of one incident leave them out or agree.
function incidentPosts(externalId: string): fc.Arbitrary<Post[]> {
  const link = runs.map(run => ({ source: 'ci', externalId: run }));
  return fc.tuple(environments, link).chain(([environment, deployment]) =>
    fc.array(
      fc
        .record(
          {
            startedAt: instants,
            resolvedAt: instants,
            environment: fc.constant(environment),
            deployment: fc.constant(deployment),
          },
          { requiredKeys: ['startedAt'] },
        )
        .map(fields => happened({ ...fields, externalId })),
      { maxLength: 3 },
    ),
  );
}
