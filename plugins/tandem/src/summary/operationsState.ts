import { useCallback, useMemo } from 'react';
import {
  doraBucketSchema,
  type DoraBucket,
} from '@tandem/backstage-plugin-tandem-common';
import { useUrlState } from '../ui/useUrlState';
import { METRICS, type MetricName } from './metrics';
import { parseRange, rangeParameters, type Range } from './range';

export const DEFAULT_ENVIRONMENT = 'production';

/** The periods a budget can be drawn over; `window` is the SLO's own. */
export const BUDGET_PERIODS = ['1h', '1d', '1w', 'window'] as const;
export type BudgetPeriod = (typeof BUDGET_PERIODS)[number];

export const SLO_FILTERS = ['current', 'drafts', 'archived'] as const;
export type SloFilter = (typeof SLO_FILTERS)[number];

/** All that a link to the Operations tab carries. */
export interface OperationsState {
  range: Range;
  environment: string;
  /** The delivery figure whose course is drawn. */
  metric?: MetricName;
  /** Unset: the usual one of the range. */
  bucket?: DoraBucket;
  chartView: 'chart' | 'table';
  show: 'all' | 'failed';
  /** The deployment whose details are open, by id. */
  deployment?: string;
  /** The incident that is marked in its list, by id. */
  incident?: string;
  /** The SLO whose details are open, by id. */
  slo?: string;
  /** The SLO whose budget is drawn, by id; unset: the worst. */
  budgetOf?: string;
  budgetPeriod: BudgetPeriod;
  budgetView: 'chart' | 'table';
  sloFilter: SloFilter;
}

/** Reads the state out of a query; what it does not know is the default. */
export function parseOperationsState(search: URLSearchParams): OperationsState {
  const bucket = doraBucketSchema.safeParse(search.get('bucket'));
  return {
    range: parseRange(search),
    environment:
      search.get('environment')?.toLowerCase() || DEFAULT_ENVIRONMENT,
    metric: METRICS.find(metric => metric === search.get('metric')),
    bucket: bucket.success ? bucket.data : undefined,
    chartView: search.get('chart') === 'table' ? 'table' : 'chart',
    show: search.get('show') === 'failed' ? 'failed' : 'all',
    deployment: search.get('deployment') ?? undefined,
    incident: search.get('incident') ?? undefined,
    slo: search.get('slo') ?? undefined,
    budgetOf: search.get('budget') ?? undefined,
    budgetPeriod: oneOf(BUDGET_PERIODS, search.get('period')) ?? 'window',
    budgetView: search.get('budgetView') === 'table' ? 'table' : 'chart',
    sloFilter: oneOf(SLO_FILTERS, search.get('slos')) ?? 'current',
  };
}

function oneOf<TName extends string>(
  names: readonly TName[],
  wanted: string | null,
): TName | undefined {
  return names.find(name => name === wanted);
}

/** The parameters to set for a change; defaults are left out of the address. */
export function operationsParameters(change: Partial<OperationsState>) {
  const parameters: Record<string, string | undefined> = {};
  const put = (name: string, value: string | undefined, usual?: string) => {
    parameters[name] = value === usual ? undefined : value;
  };
  if (change.range) Object.assign(parameters, rangeParameters(change.range));
  if ('environment' in change) {
    put('environment', change.environment, DEFAULT_ENVIRONMENT);
  }
  if ('metric' in change) put('metric', change.metric);
  if ('bucket' in change) put('bucket', change.bucket);
  if ('chartView' in change) put('chart', change.chartView, 'chart');
  if ('show' in change) put('show', change.show, 'all');
  if ('deployment' in change) put('deployment', change.deployment);
  if ('incident' in change) put('incident', change.incident);
  if ('slo' in change) put('slo', change.slo);
  if ('budgetOf' in change) put('budget', change.budgetOf);
  if ('budgetPeriod' in change) put('period', change.budgetPeriod, 'window');
  if ('budgetView' in change) put('budgetView', change.budgetView, 'chart');
  if ('sloFilter' in change) put('slos', change.sloFilter, 'current');
  return parameters;
}

/** Shows something else. */
export type ChangeOperations = (
  change: Partial<OperationsState>,
  options?: { replace?: boolean },
) => void;

/** The address under which something else is shown. */
export type LinkOperations = (change: Partial<OperationsState>) => string;

/** The state of the Operations tab, which lives in the address. */
export function useOperationsState() {
  const url = useUrlState();
  const query = url.search.toString();
  const state = useMemo(
    () => parseOperationsState(new URLSearchParams(query)),
    [query],
  );
  const change = useCallback<ChangeOperations>(
    (part, options) => url.change(operationsParameters(part), options),
    [url],
  );
  const link = useCallback<LinkOperations>(
    part => url.link(operationsParameters(part)),
    [url],
  );
  return { state, change, link };
}
