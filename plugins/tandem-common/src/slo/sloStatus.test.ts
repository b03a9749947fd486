import * as fc from 'fast-check';
import { computeSloStatus, withAge } from './sloStatus';
import type { SloStatusInput } from './sloStatusInput';
import { sloStatusSchema } from './sloStatusSchema';
import { parseTarget } from './target';
import {
  anyCounts,
  anyTarget,
  burnCounts,
  DAY,
  HOUR,
  MINUTE,
  missed,
  NOON,
  statusInput,
} from './__testUtils__/sloFacts';

const status = (fields: Partial<SloStatusInput> = {}) =>
  computeSloStatus(statusInput(fields));

const FAST_BURN = burnCounts(missed(201, 10_000));

describe('computeSloStatus', () => {
  it('gives every burn rate and alert of 30 days', () => {
    const { burnRates, alerts } = status({
      burnCounts: { ...FAST_BURN, '1h': missed(1, 2000) },
      firingSince: (objective, { long }) =>
        objective === 0 && long === '6h' ? NOON - HOUR : undefined,
    });
    expect(burnRates).toContainEqual({ window: '1h', rate: 0.5 });
    expect(alerts.slice(0, 3)).toEqual([
      {
        severity: 'page',
        long: '1h',
        short: '5m',
        threshold: 14.4,
        firing: false,
        canFire: true,
      },
      {
        severity: 'page',
        long: '6h',
        short: '30m',
        threshold: 6,
        firing: true,
        since: new Date(NOON - HOUR).toISOString(),
        canFire: true,
      },
      {
        severity: 'ticket',
        long: '1d',
        short: '2h',
        threshold: 3,
        firing: true,
        canFire: true,
      },
    ]);
  });

  it('leaves out burn windows longer than the window', () => {
    const { burnRates } = status({ duration: { count: 1, unit: 'h' } });
    expect(burnRates.map(({ window }) => window)).toEqual(['5m', '30m', '1h']);
  });

  it('says which pairs can never fire', () => {
    const { alerts } = status({
      objectives: [{ targetPpb: parseTarget('0.9') }],
    });
    expect(alerts.map(({ canFire }) => canFire)).toEqual([
      false,
      true,
      true,
      true,
    ]);
  });

  it('a new SLO shows how much of its window has data', () => {
    expect(status({ slotsWithData: 96 }).window.coverage).toBe(96 / 720);
    expect(status({ slotsWithData: 721 }).window.coverage).toBe(1);
    expect(status({ slotsInWindow: 0 }).window.coverage).toBe(0);
  });

  it('ends the window at the newest slot and moves the old edge by the hour', () => {
    const asOf = NOON + 35 * MINUTE;
    expect(status({ asOf, now: asOf }).window).toMatchObject({
      start: new Date(NOON - 30 * DAY).toISOString(),
      end: new Date(asOf).toISOString(),
    });
  });

  it('takes the thresholds of a month from the month', () => {
    const { alerts } = status({ duration: { count: 1, unit: 'M' } });
    expect(alerts[0].threshold).toBe(14.88);
  });

  it('of several objectives the worst stands for all, by its name', () => {
    const several = status({
      objectives: [
        { displayName: 'Fine', targetPpb: parseTarget('0.99') },
        { displayName: 'Great', targetPpb: parseTarget('0.9999') },
        { displayName: 'Good', targetPpb: parseTarget('0.999') },
      ],
      exhaustsAt: objective => NOON + objective * HOUR,
    });
    expect(several.state).toBe('exhausted');
    expect(several.target).toBe(0.9999);
    expect(several.reason).toBe(
      'Great: 6 events missed where the target allows 1.2',
    );
    expect(several.exhaustsAt).toBe(new Date(NOON + HOUR).toISOString());
    expect(
      several.objectives?.map(({ displayName, state }) => [displayName, state]),
    ).toEqual([
      ['Fine', 'healthy'],
      ['Great', 'exhausted'],
      ['Good', 'healthy'],
    ]);
    expect(status()).not.toHaveProperty('objectives');
  });
});

const anyInput = fc
  .record({
    state: fc.constantFrom('draft' as const, 'published'),
    targets: fc.array(anyTarget, { minLength: 1, maxLength: 3 }),
    counts: anyCounts,
    burn: anyCounts,
    asOf: fc.option(fc.constant(NOON), { nil: undefined }),
    error: fc.option(fc.constant('unreachable'), { nil: undefined }),
  })
  .map(({ targets, burn, ...fields }) =>
    statusInput({
      ...fields,
      burnCounts: burnCounts(burn),
      objectives: targets.map((targetPpb, index) => ({
        displayName: `objective ${index}`,
        targetPpb,
      })),
    }),
  );

describe('any status', () => {
  it('is one that the API can answer', () => {
    fc.assert(
      fc.property(anyInput, input => {
        const computed = computeSloStatus(input);
        expect(sloStatusSchema.parse(computed)).toEqual(computed);
      }),
    );
  });
});

describe('withAge', () => {
  const later = fc.integer({ min: 0, max: 3 * HOUR });

  it('reads a stored status as it would be computed now', () => {
    fc.assert(
      fc.property(anyInput, later, later, (input, first, second) => {
        const now = NOON + first + second;
        const stored = computeSloStatus({ ...input, now: NOON + first });
        fc.pre(input.asOf !== undefined);
        expect(withAge(stored, { now })).toEqual(
          computeSloStatus({ ...input, now }),
        );
      }),
    );
  });

  it('never turns anything healthy', () => {
    fc.assert(
      fc.property(anyInput, later, later, (input, first, second) => {
        const stored = computeSloStatus({ ...input, now: NOON + first });
        const { state } = withAge(stored, { now: NOON + second });
        expect(state === 'healthy' && stored.state !== 'healthy').toBe(false);
      }),
    );
  });

  it('keeps figures, so that the old ones can be shown with their age', () => {
    const stored = status({ burnCounts: FAST_BURN });
    expect(withAge(stored, { now: NOON + 20 * MINUTE })).toEqual({
      ...stored,
      state: 'stale',
      reason: 'nothing received for 20\u00a0min',
    });
  });

  it('waits as long as the SLO says', () => {
    const stored = status();
    const now = NOON + HOUR;
    expect(withAge(stored, { now, staleAfterMillis: HOUR })).toBe(stored);
  });

  it('leaves what was never received as it is', () => {
    const stored = status({ asOf: undefined, slotsWithData: 0 });
    expect(withAge(stored, { now: NOON + DAY })).toBe(stored);
  });
});
