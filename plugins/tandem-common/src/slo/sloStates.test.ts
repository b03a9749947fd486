import { computeSloStatus } from './sloStatus';
import type { SloStatusInput } from './sloStatusInput';
import { SLO_HEALTH_STATES } from './sloStatusSchema';
import {
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
