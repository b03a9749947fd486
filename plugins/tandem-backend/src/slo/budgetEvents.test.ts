import type {
  SloHealthState,
  SloStatus,
} from '@tandem/backstage-plugin-tandem-common';
import { budgetEvent, mayBeEvent, type Told } from './budgetEvents';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = Date.UTC(2026, 2, 5, 10);

/** `paging` and `slow` are burning with an alert of either severity. */
function seen(state: SloHealthState | 'paging' | 'slow', age = 5 * MINUTE) {
  const isBurning = state === 'paging' || state === 'slow';
  const severity = state === 'paging' ? 'page' : 'ticket';
  const status = {
    state: isBurning ? 'burning' : state,
    alerts: isBurning ? [{ severity, firing: true }] : [],
  } as unknown as SloStatus;
  return { status, asOf: NOW - age };
}

type Seen = Parameters<typeof seen>[0];

function told(hoursAgo: Told): Told {
  return Object.fromEntries(
    Object.entries(hoursAgo).map(([event, hours]) => [
      event,
      NOW - hours * HOUR,
    ]),
  );
}

describe('what people hear of a budget', () => {
  it.each<[string, Seen | undefined, Seen, Told, string | undefined]>([
    ['it begins to burn', 'healthy', 'paging', {}, 'burning'],
    ['a slow fire becomes a fast one', 'slow', 'paging', {}, 'burning'],
    ['the first figures of all are bad', undefined, 'paging', {}, 'burning'],
    ['it goes on burning', 'paging', 'paging', { burning: 2 }, undefined],
    ['it burns slowly, for a ticket', 'healthy', 'slow', {}, undefined],
    ['it is spent', 'paging', 'exhausted', { burning: 2 }, 'exhausted'],
    ['it stays spent', 'exhausted', 'exhausted', { exhausted: 30 }, undefined],
    [
      'it is a little less than spent',
      'exhausted',
      'paging',
      { exhausted: 2 },
      undefined,
    ],
    ['all is well again', 'slow', 'healthy', { burning: 2 }, 'recovered'],
    ['it burns less, but on', 'paging', 'slow', { burning: 2 }, undefined],
    ['all is well, as it was', 'healthy', 'healthy', {}, undefined],
    [
      'all is well after nobody heard anything',
      'paging',
      'healthy',
      {},
      undefined,
    ],
    [
      'it was told that all is well',
      'slow',
      'healthy',
      { burning: 2, recovered: 1 },
      undefined,
    ],
    [
      'it burns again within an hour',
      'healthy',
      'paging',
      { burning: 0.5, recovered: 0.2 },
      undefined,
    ],
    [
      'it still burns an hour after',
      'paging',
      'paging',
      { burning: 1.1, recovered: 0.9 },
      'burning',
    ],
    [
      'it is spent again within a day',
      'healthy',
      'exhausted',
      { exhausted: 20, recovered: 19 },
      undefined,
    ],
    [
      'it is spent again a day after',
      'healthy',
      'exhausted',
      { exhausted: 25, recovered: 19 },
      'exhausted',
    ],
    [
      'it was silent and burns on',
      'stale',
      'paging',
      { burning: 3 },
      undefined,
    ],
    ['it falls silent', 'paging', 'no-traffic', { burning: 3 }, undefined],
    [
      'it burned before, but that was old news',
      'paging',
      'paging',
      {},
      'burning',
    ],
  ])('%s', (_, before, after, hoursAgo, event) => {
    expect(
      budgetEvent(before && seen(before), seen(after), told(hoursAgo), NOW),
    ).toBe(event);
  });

  it('is nothing of figures that are more than an hour old', () => {
    const old = seen('paging', HOUR + 1);
    expect(budgetEvent(undefined, old, {}, NOW)).toBeUndefined();
    expect(mayBeEvent(undefined, old, NOW)).toBe(false);
    expect(budgetEvent(undefined, seen('paging', HOUR), {}, NOW)).toBe(
      'burning',
    );
  });

  it('is not looked up where all is well and was', () => {
    expect(mayBeEvent(seen('healthy'), seen('healthy'), NOW)).toBe(false);
    // Nothing was said of the older figures, so something may be left to say.
    expect(mayBeEvent(seen('healthy', 2 * HOUR), seen('healthy'), NOW)).toBe(
      true,
    );
    expect(mayBeEvent(seen('paging'), seen('healthy'), NOW)).toBe(true);
  });
});
