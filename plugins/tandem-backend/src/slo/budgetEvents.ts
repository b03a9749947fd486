import type { SloStatus } from '@tandem/backstage-plugin-tandem-common';
import type { BudgetEvent } from './SloNotices';

const HOUR_MILLIS = 3_600_000;
/** Figures that are older come from an import of history, which tells nobody. */
const FRESH_MILLIS = HOUR_MILLIS;
/** A budget at the edge of being spent or of an alert does not shower anybody. */
const LEAST_MILLIS_BETWEEN = {
  burning: HOUR_MILLIS,
  exhausted: 24 * HOUR_MILLIS,
  recovered: 0,
};

/** How bad it is. Less than a page is between burning and healthy: nothing begins or ends with it. */
type Severity = 'healthy' | 'between' | 'burning' | 'exhausted';

/** When each was told last, in epoch milliseconds. */
export type Told = Partial<Record<BudgetEvent, number>>;

/** What is known of a budget at an instant. */
export interface BudgetSight {
  status: SloStatus;
  /** End of the newest slot, in epoch milliseconds. */
  asOf?: number;
}

/** Whether what was told before has to be looked up: most of the time all is well and was. */
export function mayBeEvent(
  before: BudgetSight | undefined,
  after: BudgetSight,
  now: number,
): boolean {
  const was = before && isFresh(before, now) && severityOf(before.status);
  return (
    isFresh(after, now) &&
    !(was === 'healthy' && severityOf(after.status) === 'healthy')
  );
}

/**
 * What people should hear now, if anything: what has got worse, or what is bad
 * and was never told because nothing was said of older figures; and that all is
 * well, where they heard otherwise.
 */
export function budgetEvent(
  before: BudgetSight | undefined,
  after: BudgetSight,
  told: Told,
  now: number,
): BudgetEvent | undefined {
  if (!isFresh(after, now)) return undefined;
  const severity = severityOf(after.status);
  const last = lastOf(told);
  if (severity === 'healthy') {
    return last === 'burning' || last === 'exhausted' ? 'recovered' : undefined;
  }
  if (severity !== 'burning' && severity !== 'exhausted') return undefined;
  const isWorse = rank(before && severityOf(before.status)) < rank(severity);
  const isTold = last === severity || last === 'exhausted';
  const isSoon =
    now - (told[severity] ?? -Infinity) < LEAST_MILLIS_BETWEEN[severity];
  return (isWorse || !isTold) && !isSoon ? severity : undefined;
}

/** The alert that a page would be sent for; the fastest first. */
export function firingPage({ alerts }: Pick<SloStatus, 'alerts'>) {
  return alerts.find(({ severity, firing }) => severity === 'page' && firing);
}

function isFresh({ asOf }: BudgetSight, now: number): boolean {
  return asOf !== undefined && now - asOf <= FRESH_MILLIS;
}

function severityOf(status: SloStatus): Severity | undefined {
  switch (status.state) {
    case 'healthy':
    case 'exhausted':
      return status.state;
    case 'burning':
      return firingPage(status) ? 'burning' : 'between';
    default:
      return undefined;
  }
}

/** What is not known is not better than anything. */
function rank(severity: Severity | undefined): number {
  const order = ['healthy', 'between', 'burning', 'exhausted', undefined];
  return order.indexOf(severity);
}

function lastOf(told: Told): BudgetEvent | undefined {
  const [last] = Object.entries(told).sort(([, a], [, b]) => b - a);
  return last?.[0] as BudgetEvent | undefined;
}
