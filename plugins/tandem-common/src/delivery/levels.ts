import { DAY_MILLIS, daysPerWholeUnit } from './calendar';
import type { CalendarUnit, CivilCalendar } from './calendar';
import type { DoraEdition, DoraLevel } from './doraSchema';
import type { TimeWindow } from './facts';
import { median } from './statistics';

/** The level of one metric; a figure without data has none. @public */
export type MetricLevel = DoraLevel | 'insufficient-data';

/** The bounds of the three upper levels; whatever misses them all is low. */
type Bounds = Record<'elite' | 'high' | 'medium', number>;

interface FrequencyRule {
  level: DoraLevel;
  /** The whole units over which deployment days are counted. */
  unit: CalendarUnit;
  /** The least median of deployment days. */
  days: number;
  /** The least share of days with a deployment where the window holds no whole unit. */
  daysPerDay: number;
}

const HOUR_SECONDS = 3_600;
const DAY_SECONDS = 86_400;

const WORST_TO_BEST: readonly DoraLevel[] = ['low', 'medium', 'high', 'elite'];

const DAILY: FrequencyRule = {
  level: 'elite',
  unit: 'week',
  days: 4,
  daysPerDay: 4 / 7,
};

const FREQUENCY_RULES: Record<DoraEdition, readonly FrequencyRule[]> = {
  '2021': [
    DAILY,
    { level: 'high', unit: 'month', days: 1, daysPerDay: 1 / 30 },
    { level: 'medium', unit: 'half-year', days: 1, daysPerDay: 1 / 180 },
  ],
  '2023': [
    DAILY,
    { level: 'high', unit: 'week', days: 1, daysPerDay: 1 / 7 },
    { level: 'medium', unit: 'month', days: 1, daysPerDay: 1 / 30 },
  ],
};

const LEAD_TIME_BELOW_SECONDS: Record<DoraEdition, Bounds> = {
  '2021': {
    elite: HOUR_SECONDS,
    high: 7 * DAY_SECONDS,
    medium: 180 * DAY_SECONDS,
  },
  '2023': {
    elite: DAY_SECONDS,
    high: 7 * DAY_SECONDS,
    medium: 30 * DAY_SECONDS,
  },
};

const FAIL_RATIO_AT_MOST: Record<DoraEdition, Bounds> = {
  '2021': { elite: 0.15, high: 0.2, medium: 0.3 },
  '2023': { elite: 0.05, high: 0.1, medium: 0.15 },
};

/** The same in both editions. */
const RECOVERY_BELOW_SECONDS: Bounds = {
  elite: HOUR_SECONDS,
  high: DAY_SECONDS,
  medium: 7 * DAY_SECONDS,
};

/**
 * The level of one service's deployment frequency. A service without a
 * deployment in the window is low: it could have deployed and did not.
 *
 * Source: DORA State of DevOps reports 2021 and 2023; «daily» read as a median
 * whole week with four deployment days.
 *
 * @param deploymentDays - distinct civil days with a deployment in the window
 */
export function deploymentFrequencyLevel(
  deploymentDays: readonly number[],
  window: TimeWindow,
  calendar: CivilCalendar,
  edition: DoraEdition,
): DoraLevel {
  if (deploymentDays.length === 0) {
    return 'low';
  }
  const met = FREQUENCY_RULES[edition].find(rule =>
    meets(rule, deploymentDays, window, calendar),
  );
  return met?.level ?? 'low';
}

/**
 * Source: DORA State of DevOps reports 2021 and 2023.
 *
 * @param medianSeconds - not rounded; `undefined` without data
 */
export function changeLeadTimeLevel(
  medianSeconds: number | undefined,
  edition: DoraEdition,
): MetricLevel {
  return levelBelow(medianSeconds, LEAD_TIME_BELOW_SECONDS[edition]);
}

/**
 * Source: DORA State of DevOps reports 2021 and 2023.
 *
 * @param ratio - from 0 to 1, not rounded; `undefined` without data
 */
export function changeFailRateLevel(
  ratio: number | undefined,
  edition: DoraEdition,
): MetricLevel {
  return levelWhere(
    ratio,
    FAIL_RATIO_AT_MOST[edition],
    (value, bound) => value <= bound,
  );
}

/**
 * Source: DORA State of DevOps reports; 2021 and 2023 agree.
 *
 * @param medianSeconds - not rounded; `undefined` without data
 */
export function recoveryTimeLevel(
  medianSeconds: number | undefined,
): MetricLevel {
  return levelBelow(medianSeconds, RECOVERY_BELOW_SECONDS);
}

/** The lowest of the levels; insufficient-data where none of them has data. */
export function lowestLevel(levels: readonly MetricLevel[]): MetricLevel {
  return worstFirst(levels)[0] ?? 'insufficient-data';
}

/**
 * The level of the middle one; of an even number, the lower of the two middle
 * ones. Without any it is insufficient-data.
 */
export function medianLevel(levels: readonly MetricLevel[]): MetricLevel {
  const sorted = worstFirst(levels);
  return sorted[Math.ceil(sorted.length / 2) - 1] ?? 'insufficient-data';
}

function worstFirst(levels: readonly MetricLevel[]): DoraLevel[] {
  return WORST_TO_BEST.flatMap(level =>
    levels.filter((candidate): candidate is DoraLevel => candidate === level),
  );
}

function meets(
  rule: FrequencyRule,
  deploymentDays: readonly number[],
  window: TimeWindow,
  calendar: CivilCalendar,
): boolean {
  const typical = median(
    daysPerWholeUnit(deploymentDays, rule.unit, window, calendar),
  );
  if (typical !== undefined) {
    return typical >= rule.days;
  }
  const elapsedDays = (window.to - window.from) / DAY_MILLIS;
  return deploymentDays.length / elapsedDays >= rule.daysPerDay;
}

function levelBelow(seconds: number | undefined, bounds: Bounds): MetricLevel {
  return levelWhere(seconds, bounds, (value, bound) => value < bound);
}

function levelWhere(
  value: number | undefined,
  bounds: Bounds,
  within: (value: number, bound: number) => boolean,
): MetricLevel {
  if (value === undefined) {
    return 'insufficient-data';
  }
  const levels = ['elite', 'high', 'medium'] as const;
  return levels.find(level => within(value, bounds[level])) ?? 'low';
}
