import * as fc from 'fast-check';
import { alertEpisodes } from './alertEpisodes';
import type { EventCounts } from './budget';
import {
  anySlots,
  anyTarget,
  DAY,
  HOUR,
  MINUTE,
  missed,
  NOON,
  slotsUntil,
  TARGET_999,
} from './__testUtils__/sloFacts';

const SLOT = 5 * MINUTE;
const GOOD = missed(0, 1000);
const OUTAGE = missed(1000, 1000);
const WINDOW = 30 * DAY;

const repeat = (counts: EventCounts, times: number) =>
  Array.from({ length: times }, () => counts);

function shown(
  slots: ReturnType<typeof slotsUntil>,
  { from = NOON - 6 * HOUR, to = NOON } = {},
) {
  return alertEpisodes({
    slots,
    targetPpb: TARGET_999,
    windowMillis: WINDOW,
    from,
    to,
  }).map(({ pair, startedAt, endedAt }) => ({
    long: pair.long,
    startedAt: (startedAt - NOON) / MINUTE,
    endedAt: endedAt === undefined ? undefined : (endedAt - NOON) / MINUTE,
  }));
}

describe('alertEpisodes', () => {
  it('a total outage fires every pair at the end of its first slot', () => {
    const slots = slotsUntil(NOON, '5m', [
      ...repeat(GOOD, 3 * 24 * 12),
      OUTAGE,
    ]);
    expect(shown(slots)).toEqual([
      { long: '1h', startedAt: 0, endedAt: undefined },
      { long: '6h', startedAt: 0, endedAt: undefined },
      { long: '1d', startedAt: 0, endedAt: undefined },
      { long: '3d', startedAt: 0, endedAt: undefined },
    ]);
  });

  it('ends at the first slot at which one of the two windows no longer exceeds', () => {
    const slots = slotsUntil(NOON, '5m', [
      ...repeat(GOOD, 3 * 24 * 12),
      OUTAGE,
      ...repeat(GOOD, 12),
    ]);
    expect(shown(slots).slice(0, 2)).toEqual([
      { long: '1h', startedAt: -60, endedAt: -55 },
      { long: '6h', startedAt: -60, endedAt: -30 },
    ]);
  });

  it('slots that are absent are no data: an outage without what came before fires too', () => {
    const [slot] = slotsUntil(NOON - HOUR, '5m', [OUTAGE]);
    expect(shown([slot])[0]).toEqual({
      long: '1h',
      startedAt: -60,
      endedAt: -55,
    });
    expect(shown([])).toEqual([]);
  });

  it('looks at slots that end in (from, to] only', () => {
    const slots = slotsUntil(NOON, '5m', [OUTAGE]);
    expect(shown(slots, { from: NOON - SLOT, to: NOON })).toHaveLength(4);
    expect(shown(slots, { from: NOON - HOUR, to: NOON - 1 })).toEqual([]);
    expect(shown(slots, { from: NOON, to: NOON + HOUR })[0]).toMatchObject({
      long: '6h',
      startedAt: 5,
    });
  });

  it('brings two episodes for two outages', () => {
    const slots = slotsUntil(NOON, '5m', [
      ...repeat(GOOD, 24),
      OUTAGE,
      ...repeat(GOOD, 6),
      OUTAGE,
      GOOD,
    ]);
    expect(shown(slots).filter(({ long }) => long === '1h')).toEqual([
      { long: '1h', startedAt: -40, endedAt: -35 },
      { long: '1h', startedAt: -5, endedAt: 0 },
    ]);
  });

  it('episodes of one pair do not overlap, and come oldest first', () => {
    fc.assert(
      fc.property(anySlots, anyTarget, (slots, targetPpb) => {
        const episodes = alertEpisodes({
          slots,
          targetPpb,
          windowMillis: WINDOW,
          from: NOON - 6 * HOUR,
          to: NOON + 6 * HOUR,
        });
        const free = new Map<string, number>();
        let last = -Infinity;
        for (const { pair, startedAt, endedAt = Infinity } of episodes) {
          expect(startedAt).toBeGreaterThan(free.get(pair.long) ?? -Infinity);
          expect(endedAt).toBeGreaterThan(startedAt);
          expect(startedAt).toBeGreaterThanOrEqual(last);
          free.set(pair.long, endedAt);
          last = startedAt;
        }
      }),
    );
  });

  it('over slots of an hour, looking by the hour finds what looking every 5 minutes does', () => {
    const hourEnd = (instant: number) => Math.ceil(instant / HOUR) * HOUR;
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(GOOD, missed(20, 1000), OUTAGE), {
          minLength: 1,
          maxLength: 200,
        }),
        counts => {
          const given = {
            slots: slotsUntil(NOON, '1h', counts),
            targetPpb: TARGET_999,
            windowMillis: WINDOW,
            from: NOON - counts.length * HOUR,
            to: NOON,
          };
          const ofHours = (episodes: ReturnType<typeof alertEpisodes>) =>
            episodes
              .filter(({ pair }) => !['5m', '30m'].includes(pair.short))
              .map(({ pair, startedAt, endedAt }) => [
                pair.long,
                hourEnd(startedAt),
                endedAt && hourEnd(endedAt),
              ]);
          expect(ofHours(alertEpisodes({ ...given, step: '1h' }))).toEqual(
            ofHours(alertEpisodes(given)),
          );
        },
      ),
      { numRuns: 50 },
    );
  });
});
