import fc from 'fast-check';
import { comparePositions } from './deploymentChain';
import {
  attributeIncident,
  failureOf,
  type AttributionCandidates,
} from './incidentLinks';

const hour = 60 * 60 * 1000;
const dayLimit = { attributionLimitMillis: 24 * hour };
const noLimit = { attributionLimitMillis: Infinity };
const switchedOff = { attributionLimitMillis: undefined };

function candidatesAt(...finishes: number[]): AttributionCandidates<string> {
  const ascending = finishes
    .map((finishedAt, index) => ({
      id: `d${index}`,
      finishedAt,
      source: 'ci',
      externalId: `run-${index}`,
    }))
    .sort(comparePositions);
  return {
    ascending,
    findLinked: link =>
      ascending.find(
        ({ source, externalId }) =>
          source === link.source && externalId === link.externalId,
      )?.id,
  };
}

describe('attributeIncident', () => {
  it('incident before any deployment: on no rate', () => {
    const incident = { startedAt: 9 };
    expect(attributeIncident(incident, candidatesAt(10), noLimit)).toBe(
      undefined,
    );
    expect(attributeIncident(incident, candidatesAt(), noLimit)).toBe(
      undefined,
    );
  });

  it('takes the latest deployment at or before the start, the same instant included', () => {
    const candidates = candidatesAt(10, 20, 30);
    const attributed = [10, 19, 20, 29, 30, 31].map(startedAt =>
      attributeIncident({ startedAt }, candidates, dayLimit),
    );
    expect(attributed).toEqual(['d0', 'd0', 'd1', 'd1', 'd2', 'd2']);
  });

  it('of deployments that finished together the greater position counts', () => {
    const candidates = candidatesAt(10, 10, 10);
    expect(attributeIncident({ startedAt: 10 }, candidates, dayLimit)).toBe(
      'd2',
    );
  });

  it('exactly the attribution limit counts, a millisecond more does not', () => {
    const candidates = candidatesAt(0);
    const atLimit = { startedAt: 24 * hour };
    const past = { startedAt: 24 * hour + 1 };
    expect(attributeIncident(atLimit, candidates, dayLimit)).toBe('d0');
    expect(attributeIncident(past, candidates, dayLimit)).toBeUndefined();
    expect(attributeIncident(past, candidates, noLimit)).toBe('d0');
  });

  it('switched off, only explicit links count', () => {
    const candidates = candidatesAt(0);
    const deployment = { source: 'ci', externalId: 'run-0' };
    expect(
      attributeIncident({ startedAt: 0 }, candidates, switchedOff),
    ).toBeUndefined();
    expect(
      attributeIncident({ startedAt: 0, deployment }, candidates, switchedOff),
    ).toBe('d0');
  });

  it('an explicit link is believed beyond the limit and before the start', () => {
    const candidates = candidatesAt(0, 500 * hour);
    const link = (externalId: string) => ({
      startedAt: 400 * hour,
      deployment: { source: 'ci', externalId },
    });
    expect(attributeIncident(link('run-0'), candidates, dayLimit)).toBe('d0');
    expect(attributeIncident(link('run-1'), candidates, dayLimit)).toBe('d1');
  });

  it('a link to an unknown or not successful deployment waits, it never falls back', () => {
    const incident = {
      startedAt: 10,
      deployment: { source: 'ci', externalId: 'not-yet' },
    };
    expect(
      attributeIncident(incident, candidatesAt(10), dayLimit),
    ).toBeUndefined();
  });

  it('finds the same deployment as looking at each', () => {
    const instant = fc.integer({ min: 0, max: 20 });
    fc.assert(
      fc.property(
        fc.array(instant, { maxLength: 12 }),
        instant,
        fc.integer({ min: 0, max: 5 }),
        (finishes, startedAt, attributionLimitMillis) => {
          const candidates = candidatesAt(...finishes);
          const latest = candidates.ascending
            .filter(({ finishedAt }) => finishedAt <= startedAt)
            .at(-1);
          const within =
            latest && startedAt - latest.finishedAt <= attributionLimitMillis;
          expect(
            attributeIncident({ startedAt }, candidates, {
              attributionLimitMillis,
            }),
          ).toBe(within ? latest.id : undefined);
        },
      ),
    );
  });
});

describe('failureOf', () => {
  it('without incident or rollback nothing failed', () => {
    expect(failureOf({ finishedAt: 10 }, [])).toEqual({
      failed: false,
      incidents: 0,
    });
  });

  it('two incidents on one deployment: one failure, first start → last end', () => {
    const incidents = [
      { startedAt: 20, resolvedAt: 90 },
      { startedAt: 15, resolvedAt: 30 },
    ];
    expect(failureOf({ finishedAt: 10 }, incidents)).toEqual({
      failed: true,
      failureStartedAt: 15,
      recoveredAt: 90,
      incidents: 2,
    });
  });

  it.each([
    ['alone', [{ startedAt: 20 }]],
    [
      'after a resolved one',
      [{ startedAt: 15, resolvedAt: 30 }, { startedAt: 20 }],
    ],
    [
      'before a resolved one',
      [{ startedAt: 20 }, { startedAt: 15, resolvedAt: 30 }],
    ],
  ])('open incident %s: failed now, not recovered', (_where, incidents) => {
    const failure = failureOf({ finishedAt: 10, undoneAt: 40 }, incidents);
    expect(failure).toMatchObject({
      failed: true,
      incidents: incidents.length,
    });
    expect(failure.recoveredAt).toBeUndefined();
  });

  it('rollback without incident: its finish → the rollback’s finish', () => {
    expect(failureOf({ finishedAt: 10, undoneAt: 40 }, [])).toEqual({
      failed: true,
      failureStartedAt: 10,
      recoveredAt: 40,
      incidents: 0,
    });
  });

  it('rollback with an incident: the incident’s times count', () => {
    const incidents = [{ startedAt: 20, resolvedAt: 30 }];
    expect(failureOf({ finishedAt: 10, undoneAt: 40 }, incidents)).toEqual({
      failed: true,
      failureStartedAt: 20,
      recoveredAt: 30,
      incidents: 1,
    });
  });

  it('incident resolved after the window: keeps its whole duration', () => {
    const incidents = [{ startedAt: hour, resolvedAt: 5000 * hour }];
    expect(failureOf({ finishedAt: 0 }, incidents)).toMatchObject({
      failureStartedAt: hour,
      recoveredAt: 5000 * hour,
    });
  });

  it('61 s is 61 s', () => {
    const { failureStartedAt, recoveredAt } = failureOf({ finishedAt: 0 }, [
      { startedAt: 1000, resolvedAt: 62_000 },
    ]);
    expect(recoveredAt! - failureStartedAt!).toBe(61_000);
  });
});
