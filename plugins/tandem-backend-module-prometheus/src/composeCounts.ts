import type {
  SliIndicator,
  SliMetric,
  SliThreshold,
} from '@tandem/backstage-plugin-tandem-node';
import { readQuery, type SliExpression } from './readQuery';

/** PromQL for the events of a slot, each without labels; one of good and bad. */
export interface CountExpressions {
  total: string;
  good?: string;
  bad?: string;
}

/** Which of them is counted besides the total. */
export type CountedPart = 'good' | 'bad';

/** How long a slot is. */
export interface SlotLength {
  seconds: number;
}

/** What a value is looked at every minute for. */
const LOOK = '1m';
/** How far back such a look reaches in an expression with a window. */
const LOOK_WINDOW = '5m';
const COMPARISONS: Readonly<Record<SliThreshold['op'], string>> = {
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
};

/** What is asked for besides the total. */
export function countedPart(indicator: SliIndicator): CountedPart {
  const isBad =
    (indicator.kind === 'ratio' && indicator.good === undefined) ||
    (indicator.kind === 'raw' && indicator.rawType === 'failure');
  return isBad ? 'bad' : 'good';
}

/**
 * What to ask for an indicator over slots of a length.
 *
 * @throws Error where a query cannot be asked; see `readQuery`
 */
export function composeCounts(
  indicator: SliIndicator,
  slot: SlotLength,
): CountExpressions {
  switch (indicator.kind) {
    case 'ratio': {
      const { counter, total } = indicator;
      const part = countedPart(indicator);
      const events = (metric: SliMetric) =>
        eventsOf(queryOf(metric), slot, counter);
      return { total: events(total), [part]: events(indicator[part]!) };
    }
    case 'raw': {
      const looks = looksAt(queryOf(indicator.raw), slot);
      return {
        total: count(looks.all),
        [countedPart(indicator)]: sum(looks.all),
      };
    }
    default: {
      const { metric, op, value } = indicator;
      const looks = looksAt(queryOf(metric), slot);
      const isGood = looks.where(`${COMPARISONS[op]} bool ${value}`);
      return { total: count(looks.all), good: sum(isGood) };
    }
  }
}

function queryOf({ spec }: SliMetric): SliExpression {
  return readQuery(spec.query);
}

function eventsOf(
  query: SliExpression,
  { seconds }: SlotLength,
  counter: boolean,
): string {
  const window = windowOf(seconds);
  if (query.kind === 'selector') {
    const over = counter ? 'increase' : 'sum_over_time';
    return `sum(${over}(${query.selector}[${window}]))`;
  }
  const events = `sum(${query.over(window)})`;
  return query.isRate ? `${events} * ${seconds}` : events;
}

/**
 * A value as it is at each minute of a slot; what is no number then is left
 * out. The end of a slot belongs to the
 * next one, hence the offset: ranges of Prometheus 2 hold both of their ends.
 */
function looksAt(query: SliExpression, { seconds }: SlotLength) {
  const text =
    query.kind === 'selector' ? query.selector : `(${query.over(LOOK_WINDOW)})`;
  const value = `(${text} >= -Inf)`;
  const range = `[${windowOf(seconds)}:${LOOK}] offset 1ms`;
  return {
    all: `${value}${range}`,
    where: (comparison: string) => `(${value} ${comparison})${range}`,
  };
}

function count(range: string): string {
  return `sum(count_over_time(${range}))`;
}

function sum(range: string): string {
  return `sum(sum_over_time(${range}))`;
}

function windowOf(seconds: number): string {
  if (seconds % 86_400 === 0) return `${seconds / 86_400}d`;
  return seconds % 3600 === 0 ? `${seconds / 3600}h` : `${seconds / 60}m`;
}
