import {
  alertEpisodes,
  BURN_WINDOW_MILLIS,
  BURN_WINDOWS,
  BurnWindow,
  computeSloStatus,
  EventCounts,
  parseDuration,
  parseTarget,
  Slot,
  slotSums,
  SloStatus,
  windowEdge,
  windowLength,
} from '@tandem/backstage-plugin-tandem-common';
import { DateTime } from 'luxon';
import { DAY, HOUR, MINUTE } from '../history/calendar';
import { imagineHistory } from '../history/generateHistory';
import { scriptAt, STORY } from '../history/script';
import { services } from '../history/services';
import { DemoSlo, demoSlos } from './demoSlos';
import { DemoSlot, generateSlots } from './generateSlots';
import { impairmentsOf } from './impairments';
import { samplesOf } from './sampleBatches';

const SEED = 'kestrelmoor';
const SLOT = 5 * MINUTE;

/** At noon, at night, on a Sunday, and long after. */
const occasions = [
  '2026-11-20T15:57:30Z',
  '2026-11-22T03:11:00Z',
  '2026-12-24T09:00:10Z',
  '2027-03-29T21:43:00Z',
  '2027-08-03T12:02:59Z',
].map(instant => DateTime.fromISO(instant).toMillis());

function companyAt(now: number) {
  const happenings = imagineHistory({
    seed: SEED,
    now,
    services,
    script: scriptAt(now),
  });
  const slotsOf = (slo: DemoSlo, from?: number) =>
    generateSlots(slo, {
      seed: SEED,
      now,
      impairments: impairmentsOf(slo.service, happenings),
      from,
    });
  return { now, happenings, slotsOf };
}

function sloNamed(name: string): DemoSlo {
  return demoSlos.find(slo => slo.name === name)!;
}

function stored(slots: readonly DemoSlot[]): Slot[] {
  return slots.map(({ start, good, total }) => ({
    start,
    good: BigInt(good),
    total: BigInt(total),
  }));
}

function statusOf(slo: DemoSlo, slots: DemoSlot[], now: number): SloStatus {
  const sums = slotSums(stored(slots));
  const last = slots.at(-1);
  const asOf = last && last.start + SLOT;
  const duration = parseDuration(slo.window)!;
  const end = asOf ?? now;
  const start = windowEdge(duration, end);
  const burnCounts = Object.fromEntries(
    BURN_WINDOWS.map(window => [
      window,
      sums.between(end - BURN_WINDOW_MILLIS[window], end),
    ]),
  ) as Record<BurnWindow, EventCounts>;
  return computeSloStatus({
    state: slo.counts ? 'published' : 'draft',
    objectives: [{ targetPpb: parseTarget(String(slo.target)) }],
    duration,
    asOf,
    now,
    counts: sums.between(start, end),
    burnCounts,
    slotsWithData: sums.countBetween(start, end),
    slotsInWindow: (end - start) / SLOT,
  });
}

describe.each(occasions)('the demo SLOs, first looked at %d', now => {
  const company = companyAt(now);
  const slotsByName = new Map(
    demoSlos.map(slo => [slo.name, company.slotsOf(slo)]),
  );
  const statuses = new Map(
    demoSlos.map(slo => [
      slo.name,
      statusOf(slo, slotsByName.get(slo.name)!, now),
    ]),
  );
  const stateOf = (name: string) => statuses.get(name)!.state;

  it('show every state once, and mostly health', () => {
    const special = {
      'checkout-answers': 'burning',
      'settlement-job': 'stale',
      'carriers-reached': 'exhausted',
      'ledger-exports': 'no-traffic',
      'tracking-is-fresh': 'draft',
    };
    for (const { name } of demoSlos) {
      const expected = special[name as keyof typeof special] ?? 'healthy';
      expect([name, stateOf(name)]).toEqual([name, expected]);
    }
    expect(statuses.get('settlement-job')!.reason).toMatch(/1.d.2.h/);
    expect(statuses.get('erasures-in-time')!.warnings).toEqual([
      expect.stringContaining('low traffic'),
    ]);
  });

  it('have about the budget left that they are meant to have', () => {
    for (const { name, counts, window } of demoSlos) {
      const budget = statuses.get(name)!.budget;
      if (!counts || counts.eventsPerDay < 1000 || window === '7d') continue;
      if (counts.storyPart) continue;
      expect(budget!.remainingRatio).toBeGreaterThan(
        counts.remainingRatio - 0.1,
      );
      expect(budget!.remainingRatio).toBeLessThan(counts.remainingRatio + 0.3);
    }
    expect(
      statuses.get('carriers-reached')!.budget!.remainingRatio,
    ).toBeCloseTo(-0.12, 1);
  });

  it('tell of the failed release by a steep fall and a page within a quarter of an hour', () => {
    const slo = sloNamed('checkout-answers');
    const { storyAt } = scriptAt(now);
    const slots = slotsByName.get(slo.name)!;
    const before = statusOf(
      slo,
      slots.filter(({ start }) => start + SLOT <= storyAt),
      storyAt,
    );
    const after = statuses.get(slo.name)!;
    const fall = before.budget!.remainingRatio - after.budget!.remainingRatio;

    expect(now - storyAt).toBeLessThan(2 * HOUR);
    expect(before.state).toBe('healthy');
    expect(fall).toBeGreaterThan(0.2);
    expect(after.budget!.remainingRatio).toBeGreaterThan(0.05);
    const duration = parseDuration(slo.window)!;
    const [page] = alertEpisodes({
      slots: stored(slots),
      targetPpb: parseTarget(String(slo.target)),
      windowMillis: windowLength(duration, now),
      from: storyAt - HOUR,
      to: now,
    });
    expect(page.pair).toMatchObject({ severity: 'page', long: '1h' });
    expect((page.startedAt - storyAt) / MINUTE).toBe(12);
  });

  it('are not stale, but for the one whose counts stopped', () => {
    for (const { name, counts } of demoSlos) {
      if (!counts || counts.stoppedHoursAgo) continue;
      const age = now - Date.parse(statuses.get(name)!.asOf!);
      expect(age).toBeLessThan(SLOT);
      expect(age).toBeGreaterThanOrEqual(0);
    }
  });
});

describe('the counts of the demo SLOs', () => {
  const company = companyAt(occasions[0]);
  const checkout = sloNamed('checkout-answers');
  const slots = company.slotsOf(checkout);

  it('are the same whenever they are asked for, and go on where they ended', () => {
    const from = occasions[0] - 2 * HOUR;

    expect(company.slotsOf(checkout)).toEqual(slots);
    expect(company.slotsOf(checkout, from)).toEqual(
      slots.filter(({ start }) => start >= from),
    );
    expect(slots[0].start).toBeLessThanOrEqual(occasions[0] - 60 * DAY);
  });

  it('dip while an incident is open, and not long before or after', () => {
    const errorRatio = (from: number, to: number) => {
      const { good, total } = slotSums(stored(slots)).between(from, to);
      return 1 - Number(good) / Number(total);
    };
    const incidents = company.happenings.flatMap(({ incident }) =>
      incident?.entityRef === 'component:default/checkout-api' &&
      incident.severity === 'sev1' &&
      Date.parse(incident.startedAt) > occasions[0] - 29 * DAY
        ? incident
        : [],
    );
    expect(incidents.length).toBeGreaterThan(4);
    for (const { startedAt, resolvedAt } of incidents) {
      const opened = Date.parse(startedAt);
      const during = errorRatio(opened, Date.parse(resolvedAt!));
      expect(during).toBeGreaterThan(0.003);
      expect(errorRatio(opened - 2 * HOUR, opened - HOUR)).toBeLessThan(
        during / 3,
      );
    }
  });

  it('follow day and night', () => {
    const busiest = Math.max(...slots.map(({ total }) => total));
    const quietest = Math.min(...slots.map(({ total }) => total));
    expect(quietest).toBeGreaterThan(0);
    expect(busiest).toBeGreaterThan(4 * quietest);
    expect(slots.every(({ good, total }) => good >= 0 && good <= total)).toBe(
      true,
    );
  });

  it('are posted by the hour, and by 5 minutes for the last 4 days', () => {
    const [hours, fine] = samplesOf(slots, occasions[0]);
    const hourOf = Date.parse(String(hours.items.at(-1)!.start));

    expect(hours).toMatchObject({ resolution: '1h' });
    expect(fine).toMatchObject({ resolution: '5m' });
    expect(hours.items.length).toBeGreaterThan(56 * 24 - 3);
    expect(fine.items.length).toBeGreaterThan(4 * 288 - 3);
    expect(hourOf + HOUR).toBeLessThanOrEqual(occasions[0] - 4 * DAY);
    expect(hours.items.at(-1)!.total).toBe(
      slots
        .filter(({ start }) => start >= hourOf && start < hourOf + HOUR)
        .reduce((sum, { total }) => sum + total, 0),
    );
    expect(samplesOf(slots.slice(-1), occasions[0])).toEqual([
      { resolution: '5m', items: [fine.items.at(-1)] },
    ]);
  });

  it('belong to services that have a history, three of them to the checkout', () => {
    for (const { service } of demoSlos) {
      expect(Object.keys(services)).toContain(service);
    }
    expect(new Set(demoSlos.map(({ name }) => name)).size).toBe(12);
    expect(
      demoSlos.filter(({ service }) => service === STORY.service),
    ).toHaveLength(3);
  });
});
