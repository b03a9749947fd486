import * as fc from 'fast-check';
import { computeSloStatus, withAge } from './sloStatus';
import type { SloStatusInput } from './sloStatusInput';
import { SLO_HEALTH_STATES, sloStatusSchema } from './sloStatusSchema';
import { parseTarget } from './target';
import {
  anyCounts,
  anyTarget,
  burnCounts,
  DAY,
  HOUR,
  MINUTE,
  missed,
  NONE,
  NOON,
  statusInput,
} from './__testUtils__/sloFacts';

const status = (fields: Partial<SloStatusInput> = {}) =>
  computeSloStatus(statusInput(fields));

/** State and reason, with plain spaces. */
const judged = (fields: Partial<SloStatusInput> = {}) => {
  const { state, reason } = status(fields);
  return [state, reason.replaceAll('\u00a0', ' ')];
};

const FAST_BURN = burnCounts(missed(201, 10_000));

describe('states', () => {
  it('healthy says what is left', () => {
    expect(judged()).toEqual(['healthy', '50 % of the error budget left']);
  });

  it('burning says which pair fires, how fast and from where on', () => {
    expect(judged({ burnCounts: FAST_BURN })).toEqual([
      'burning',
      'page: 20.1 × the budget over 1 h and 5 min, threshold 14.4 ×',
    ]);
  });

  it('burning tells the lower of the two rates, which holds for both windows', () => {
    const counts = { ...FAST_BURN, '5m': missed(30, 100) };
    expect(judged({ burnCounts: counts })[1]).toContain('page: 20.1 ×');
  });

  it('one of two windows alone does not burn', () => {
    const quiet = burnCounts(missed(0, 10_000));
    const [state] = judged({
      burnCounts: { ...quiet, '1h': missed(201, 10_000) },
    });
    expect(state).toBe('healthy');
    expect(judged({ burnCounts: { ...quiet, '5m': missed(1, 1) } })[0]).toBe(
      'healthy',
    );
  });

  it('a pair that only informs is shown firing and does not make an SLO burning', () => {
    const { state, alerts } = status({
      duration: { count: 28, unit: 'd' },
      burnCounts: burnCounts(missed(95, 100_000)),
    });
    expect(alerts.map(({ firing }) => firing)).toEqual([
      false,
      false,
      false,
      true,
    ]);
    expect(state).toBe('healthy');
  });

  it('exhausted says how many missed and how many may', () => {
    expect(judged({ counts: missed(14, 12_000) })).toEqual([
      'exhausted',
      '14 events missed where the target allows 12',
    ]);
  });

  it('exactly on target is exhausted and says both: met, nothing left', () => {
    expect(judged({ counts: missed(12, 12_000) })).toEqual([
      'exhausted',
      'exactly on target: met, with nothing left',
    ]);
    expect(status({ counts: missed(12, 12_000) }).met).toBe(true);
  });

  it('one miss of too few events is low traffic, not exhausted', () => {
    const { state, reason, met, warnings } = status({ counts: missed(1, 40) });
    expect(state).toBe('healthy');
    expect(met).toBe(false);
    expect(reason).toBe(
      '1 of 40 events missed, and so few allow less than one miss',
    );
    expect(warnings).toEqual([expect.stringContaining('low traffic')]);
    expect(status().warnings).toEqual([]);
  });

  it('counts what a single event is where millionths of one are stored', () => {
    const scale = 1_000_000n;
    const few = { good: 39_000_000n, total: 40_000_000n };
    expect(judged({ counts: few, scale })[0]).toBe('healthy');
    const many = { good: 11_986_000_000n, total: 12_000_000_000n };
    expect(judged({ counts: many, scale })).toEqual(
      judged({ counts: missed(14, 12_000) }),
    );
  });

  it('no traffic is neither 0 % nor 100 %', () => {
    const quiet = status({ counts: NONE });
    expect(quiet).toMatchObject({
      state: 'no-traffic',
      reason: 'no events in the window: neither met nor missed',
      sli: null,
      good: null,
      total: 0,
      met: null,
      budget: null,
    });
    expect(quiet.burnRates.map(({ rate }) => rate)).toEqual(
      Array(7).fill(null),
    );
  });

  it('an empty answer is no data, never a green 100 %', () => {
    const empty = status({ asOf: undefined, counts: NONE, slotsWithData: 0 });
    expect(empty).toMatchObject({
      state: 'no-data',
      asOf: null,
      sli: null,
      good: null,
      total: null,
      met: null,
      budget: null,
    });
    expect(empty.window).toEqual({
      start: new Date(NOON - 30 * DAY).toISOString(),
      end: new Date(NOON).toISOString(),
      coverage: 0,
    });
  });

  it('is stale when the newest slot ended more than 15 min ago, and keeps the old figures', () => {
    expect(judged({ now: NOON + 15 * MINUTE })[0]).toBe('healthy');
    expect(judged({ now: NOON + 15 * MINUTE + 1 })).toEqual([
      'stale',
      'nothing received for 15 min',
    ]);
    expect(judged({ now: NOON + 26 * HOUR })[1]).toBe(
      'nothing received for 1 d 2 h',
    );
    expect(status({ now: NOON + HOUR }).sli).toBe(0.9995);
  });

  it('an SLO can wait longer before it is stale', () => {
    const fields = { now: NOON + 2 * HOUR, staleAfterMillis: 2 * HOUR };
    expect(judged(fields)[0]).toBe('healthy');
    expect(judged({ ...fields, now: fields.now + 1 })[0]).toBe('stale');
  });

  it('an error says what the source says', () => {
    expect(judged({ error: 'connection refused' })).toEqual([
      'error',
      'connection refused',
    ]);
  });

  it.each([
    ['more good than all', { good: 7n, total: 5n }],
    ['negative', { good: -1n, total: 5n }],
  ])('counts that cannot be are a data error, not clamped: %s', (_, counts) => {
    const wrong = status({ counts });
    expect(wrong.state).toBe('error');
    expect(wrong.reason).toContain('of 5 events, which cannot be');
    expect(wrong.budget).toBeNull();
    expect(wrong.warnings).toEqual([]);
    expect(judged({ burnCounts: burnCounts(counts) })[0]).toBe('error');
  });

  it('a draft is a draft, with its figures', () => {
    const draft = status({ state: 'draft', error: 'unreachable' });
    expect(draft.state).toBe('draft');
    expect(draft.sli).toBe(0.9995);
  });

  it('is the first that holds, in the order of decision', () => {
    const steps: [Partial<SloStatusInput>, string][] = [
      [{}, 'healthy'],
      [{ burnCounts: FAST_BURN }, 'burning'],
      [{ counts: missed(13, 12_000) }, 'exhausted'],
      [{ counts: NONE }, 'no-traffic'],
      [{ now: NOON + HOUR }, 'stale'],
      [{ slotsWithData: 0 }, 'no-data'],
      [{ error: 'unreachable' }, 'error'],
      [{ state: 'draft' }, 'draft'],
    ];
    let fields = {};
    for (const [next, expected] of steps) {
      fields = { ...fields, ...next };
      expect(status(fields).state).toBe(expected);
    }
    expect(steps.map(([, state]) => state).reverse()).toEqual(
      SLO_HEALTH_STATES,
    );
  });
});

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
