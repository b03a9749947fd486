import * as fc from 'fast-check';
import {
  anySample,
  anyService,
  DAY,
  deployment,
  failedDeployment,
  HOUR,
  JANUARY,
  sample,
  service,
} from './__testUtils__/deliveryFacts';
import { changeLeadTime } from './changeLeadTime';
import { factsPerWindow, pooledFacts } from './countedFacts';
import type { DeploymentFact } from './facts';

const { from, to } = JANUARY;

/** One shared deployment, a copy in each service. */
function shared(...copies: DeploymentFact[]) {
  const services = copies.map(copy =>
    service({ deployments: [{ ...copy, externalId: 'shared' }] }),
  );
  return pooledFacts(services).deployments;
}

describe('pooledFacts', () => {
  it('counts a deployment shared by two services once, finished with the last', () => {
    expect(shared(deployment(from), deployment(from + HOUR))).toEqual([
      expect.objectContaining({ finishedAt: from + HOUR, failed: false }),
    ]);
  });

  it('keeps equal external ids of two sources apart', () => {
    const other = { source: 'other' };
    expect(shared(deployment(from), deployment(from, other))).toHaveLength(2);
  });

  it('fails a shared deployment when any copy failed', () => {
    const [fact] = shared(deployment(from), failedDeployment(from, HOUR));
    expect(fact).toMatchObject({
      failed: true,
      failureStartedAt: from,
      recoveredAt: from + HOUR,
    });
  });

  it('takes the earliest failure and the latest recovery of failed copies', () => {
    const [fact] = shared(
      failedDeployment(from + HOUR, HOUR),
      failedDeployment(from, 5 * HOUR),
      deployment(from, { failureStartedAt: 0, recoveredAt: to }),
    );
    expect(fact).toMatchObject({
      failureStartedAt: from,
      recoveredAt: from + 5 * HOUR,
    });
  });

  it('is open while any failed copy is open', () => {
    const [fact] = shared(
      failedDeployment(from, HOUR),
      failedDeployment(from),
      failedDeployment(from, 2 * HOUR),
    );
    expect(fact).toMatchObject({ failed: true, recoveredAt: undefined });
  });

  it.each(['hotfix', 'rollback'] as const)(
    'is unplanned when any copy is a %s',
    kind => {
      const planned = deployment(from + HOUR);
      expect(shared(deployment(from, { kind }), planned)[0].kind).toBe(kind);
    },
  );

  it('counts a change of a shared deployment once, as it was last deployed', () => {
    const key = { externalId: 'shared', commit: 'a' };
    const { samples } = pooledFacts([
      service({ samples: [sample(from + HOUR, 2 * HOUR, key)] }),
      service({ samples: [sample(from, HOUR, key)] }),
    ]);
    expect(samples).toEqual([
      expect.objectContaining({ leadMillis: 2 * HOUR }),
    ]);
  });

  it('takes the longer of two lead times deployed at the same instant, in any order', () => {
    const key = { externalId: 'shared', commit: 'a' };
    const copies = [HOUR, 2 * HOUR].map(lead =>
      service({ samples: [sample(from, lead, key)] }),
    );
    const expected = [expect.objectContaining({ leadMillis: 2 * HOUR })];
    expect(pooledFacts(copies).samples).toEqual(expected);
    expect(pooledFacts([...copies].reverse()).samples).toEqual(expected);
  });

  it('keeps the same commit in two deployments apart', () => {
    const { samples } = pooledFacts([
      service({ samples: [sample(from, HOUR, { commit: 'a' })] }),
      service({ samples: [sample(from, HOUR, { commit: 'a' })] }),
    ]);
    expect(samples).toHaveLength(2);
  });

  it('leaves services that never succeeded out of the services compared', () => {
    const { finishedAtByService } = pooledFacts([
      service({ everSucceeded: false }),
      service({ deployments: [deployment(from)] }),
      service(),
    ]);
    expect(finishedAtByService).toEqual([[from], []]);
  });

  it('splitting samples into services and pooling them equals one pooled set', () => {
    const sampled = fc.uniqueArray(anySample, {
      selector: it => `${it.externalId} ${it.commit}`,
    });
    const cuts = fc.array(fc.nat(3), { minLength: 60, maxLength: 60 });
    fc.assert(
      fc.property(sampled, cuts, (samples, serviceOf) => {
        const services = [0, 1, 2, 3].map(number =>
          service({
            samples: samples.filter((_, i) => serviceOf[i % 60] === number),
          }),
        );
        expect(changeLeadTime(pooledFacts(services).samples, '2023')).toEqual(
          changeLeadTime(samples, '2023'),
        );
      }),
    );
  });
});

describe('factsPerWindow', () => {
  const halves = [
    { from, to: from + 10 * DAY },
    { from: from + 10 * DAY, to },
  ];

  it('takes the first instant of a window and not its last', () => {
    const finishedAt = [
      from - 1,
      from,
      from + 10 * DAY - 1,
      from + 10 * DAY,
      to,
    ];
    const facts = pooledFacts([
      service({
        deployments: finishedAt.map(instant => deployment(instant)),
        samples: finishedAt.map(instant => sample(instant, HOUR)),
      }),
    ]);
    const dealt = factsPerWindow(facts, halves);
    const expected = [[from, from + 10 * DAY - 1], [from + 10 * DAY]];
    expect(
      dealt.map(({ deployments }) => deployments.map(it => it.finishedAt)),
    ).toEqual(expected);
    expect(
      dealt.map(({ samples }) => samples.map(it => it.deployedAt)),
    ).toEqual(expected);
    expect(dealt.map(it => it.finishedAtByService)).toEqual(
      expected.map(instants => [instants]),
    );
  });

  it('loses nothing where two windows meet and counts nothing twice', () => {
    fc.assert(
      fc.property(fc.array(anyService), services => {
        const facts = pooledFacts(services);
        const [whole] = factsPerWindow(facts, [JANUARY]);
        const parts = factsPerWindow(facts, halves);
        const both = parts.flatMap(part => part.deployments);
        expect(both).toHaveLength(whole.deployments.length);
        expect(new Set(both)).toEqual(new Set(whole.deployments));
      }),
    );
  });
});
