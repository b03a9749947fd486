import { SLOT_MILLIS } from '@tandem/backstage-plugin-tandem-common';
import { DAY, HOUR } from '../history/calendar';
import { createRandom, Random } from '../history/random';
import type { DemoCounts, DemoSlo } from './demoSlos';
import { impairedMillis, Impairment } from './impairments';
import { trafficLevel } from './traffic';

/** How far back the counts reach: a full window behind each day that is drawn. */
const PAST_DAYS = 60;
/** The days that `remainingRatio` is about. */
const BUDGET_DAYS = 30;

const SLOT = SLOT_MILLIS['5m'];
const SLOTS_PER_DAY = DAY / SLOT;
/** Of what is spent, the part that is lost day by day, without an incident. */
const EVERYDAY_PART = 0.35;
/** What one incident takes at most of the window's budget: alerts go on too long otherwise. */
const LARGEST_PART = 0.02;
/** Something always gets through. */
const WORST_ERROR_RATIO = 0.9;

/** Good and total events of five minutes that start at `start`. */
export interface DemoSlot {
  /** Epoch milliseconds. */
  start: number;
  good: number;
  total: number;
}

/** The same options give the same slots. Instants in epoch milliseconds. */
export interface SlotOptions {
  seed: string;
  now: number;
  /** Of the SLO's service. */
  impairments: readonly Impairment[];
  /** Only slots that start then or later; all unless given. */
  from?: number;
}

/** The 5-minute slots of the last 60 days, oldest first; the newest has ended. */
export function generateSlots(
  slo: DemoSlo,
  { seed, now, impairments, from = 0 }: SlotOptions,
): DemoSlot[] {
  const { counts, name } = slo;
  if (!counts) return [];
  const end = endOfCounts(counts, now);
  const start = Math.floor((now - PAST_DAYS * DAY) / HOUR) * HOUR;
  const first = Math.max(start, from);
  const losses = lossesOf({ ...slo, counts }, impairments, now);
  const slots: DemoSlot[] = [];
  for (let day = Math.floor(first / DAY) * DAY; day < end; day += DAY) {
    // A random sequence of its own for each day, so that a day stays as it is.
    const random = createRandom(`${seed}/${name}/${day}`);
    for (let at = day; at < day + DAY; at += SLOT) {
      const slot = countSlot(random, counts, at, losses);
      if (at >= first && at + SLOT <= end) slots.push(slot);
    }
  }
  return slots;
}

/** Where the newest slot ends. */
function endOfCounts({ stoppedHoursAgo = 0 }: DemoCounts, now: number): number {
  return Math.floor((now - stoppedHoursAgo * HOUR) / SLOT) * SLOT;
}

/** How many events fail: everyday ones by traffic, others by time. */
interface Losses {
  everydayRatio: number;
  during: {
    impairment: Impairment;
    perMillisecond: number;
    /** Alike at any hour, so that what is told of it comes out. */
    isSteady: boolean;
  }[];
}

/**
 * Deals what is spent of the budget out to the impairments, and what they leave
 * to every day, so that it comes to the same whatever the year brought.
 */
function lossesOf(
  { counts, target, window }: DemoSlo & { counts: DemoCounts },
  impairments: readonly Impairment[],
  now: number,
): Losses {
  const { eventsPerDay, remainingRatio, storyPart } = counts;
  const allowed = (1 - target) * eventsPerDay * BUDGET_DAYS;
  const spent = (1 - remainingRatio) * allowed;
  const common = impairments.filter(({ isStory }) => !isStory || !storyPart);
  const inBudget = common.filter(({ to }) => to > now - BUDGET_DAYS * DAY);
  const weights = inBudget.reduce((sum, { weight }) => sum + weight, 0);
  const perWeight = weights > 0 ? ((1 - EVERYDAY_PART) * spent) / weights : 0;
  const atMost = (LARGEST_PART * parseInt(window, 10) * allowed) / BUDGET_DAYS;
  const lostIn = ({ weight, isOutage }: Impairment) =>
    Math.min(perWeight * weight, isOutage ? spent : atMost);
  const everyday = inBudget.reduce((rest, each) => rest - lostIn(each), spent);
  return {
    everydayRatio: everyday / (eventsPerDay * BUDGET_DAYS || 1),
    during: impairments.map(impairment => {
      const isCommon = common.includes(impairment);
      const lost = isCommon ? lostIn(impairment) : (storyPart ?? 0) * allowed;
      return {
        impairment,
        perMillisecond:
          lost / Math.max(1, impairedMillis(impairment, 0, Infinity)),
        isSteady: !isCommon || impairment.isOutage,
      };
    }),
  };
}

function countSlot(
  random: Random,
  { eventsPerDay, shape }: DemoCounts,
  start: number,
  losses: Losses,
): DemoSlot {
  const average = eventsPerDay / SLOTS_PER_DAY;
  const level = trafficLevel(shape, start + SLOT / 2);
  const expected = average * level;
  const total = wholeNumber(random, expected * random.between(0.93, 1.07));
  let lost = total * losses.everydayRatio * random.between(0.5, 1.5);
  for (const { impairment, perMillisecond, isSteady } of losses.during) {
    if (impairment.to <= start || impairment.from >= start + SLOT) continue;
    const millis = impairedMillis(impairment, start, start + SLOT);
    lost += millis * perMillisecond * (isSteady ? 1 : level);
  }
  const bad = wholeNumber(random, Math.min(lost, WORST_ERROR_RATIO * total));
  return { start, good: total - bad, total };
}

/** One of the two neighbours, so that the average is exact. */
function wholeNumber(random: Random, value: number): number {
  return Math.floor(value + random.next());
}
