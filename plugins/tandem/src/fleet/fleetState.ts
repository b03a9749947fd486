import {
  ADOPTION_STEPS,
  FLEET_SORTS,
  fleetSloStateSchema,
  QUERY_VALUES_MAXIMUM,
  type AdoptionStep,
  type FleetOptions,
  type FleetSloState,
  type FleetSort,
} from '@tandem/backstage-plugin-tandem-common';
import { useCallback, useMemo } from 'react';
import { useUrlState } from '../ui/useUrlState';

/** The filters that take several values, at most `QUERY_VALUES_MAXIMUM` each. */
export const LIST_FILTERS = [
  'owner',
  'system',
  'tier',
  'lifecycle',
  'state',
  'liaison',
  'missing',
] as const;
export type ListFilter = (typeof LIST_FILTERS)[number];

/** What can be missing: a service that is listed is catalogued. */
export const MISSING_STEPS = ADOPTION_STEPS.filter(
  step => step !== 'catalogued',
);

const STATES = fleetSloStateSchema.options;
const FUNNEL_VIEWS = ['table', 'trend', 'trend-table'] as const;

/** All that a link to the fleet carries. */
export interface FleetState {
  search: string;
  /** References of groups, or of users. */
  owner: readonly string[];
  system: readonly string[];
  tier: readonly string[];
  lifecycle: readonly string[];
  state: readonly FleetSloState[];
  liaison: readonly string[];
  missing: readonly AdoptionStep[];
  /** Unset: both. */
  covered?: boolean;
  sort: FleetSort;
  order: 'asc' | 'desc';
  /** What is opened below the funnel. */
  funnel?: (typeof FUNNEL_VIEWS)[number];
  /** Filters for which the link names more values than can be looked for. */
  cut: readonly ListFilter[];
}

/** A state without any filter. */
export const NO_FILTERS = {
  search: '',
  owner: [],
  system: [],
  tier: [],
  lifecycle: [],
  state: [],
  liaison: [],
  missing: [],
  covered: undefined,
} as const satisfies Partial<FleetState>;

/** Reads the state out of a query; what it does not know is left out. */
export function parseFleetState(query: URLSearchParams): FleetState {
  const named = (name: ListFilter) => [...new Set(query.getAll(name))];
  const all = (name: ListFilter) => named(name).slice(0, QUERY_VALUES_MAXIMUM);
  const known = <TName extends string>(
    names: readonly TName[],
    name: ListFilter,
  ) => names.filter(value => named(name).includes(value));
  const covered = query.get('covered');
  return {
    search: query.get('search') ?? '',
    owner: all('owner'),
    system: all('system'),
    tier: all('tier'),
    lifecycle: all('lifecycle'),
    state: known(STATES, 'state'),
    liaison: all('liaison'),
    missing: known(MISSING_STEPS, 'missing'),
    covered: covered === null ? undefined : covered === 'true',
    sort: FLEET_SORTS.find(sort => sort === query.get('sort')) ?? 'name',
    order: query.get('order') === 'desc' ? 'desc' : 'asc',
    funnel: FUNNEL_VIEWS.find(view => view === query.get('funnel')),
    cut: LIST_FILTERS.filter(name => named(name).length > QUERY_VALUES_MAXIMUM),
  };
}

/** The parameters to set for a change; defaults are left out of the address. */
export function fleetParameters(change: Partial<FleetState>) {
  const parameters: Record<string, string | readonly string[] | undefined> = {};
  for (const name of LIST_FILTERS) {
    if (name in change) parameters[name] = change[name];
  }
  if ('search' in change) parameters.search = change.search || undefined;
  if ('covered' in change) parameters.covered = flag(change.covered);
  if ('sort' in change) parameters.sort = unless('name', change.sort);
  if ('order' in change) parameters.order = unless('asc', change.order);
  if ('funnel' in change) parameters.funnel = change.funnel;
  return parameters;
}

/** Whether anything narrows the list down. */
export function isFiltered(state: FleetState): boolean {
  return (
    state.search !== '' ||
    state.covered !== undefined ||
    LIST_FILTERS.some(name => state[name].length > 0)
  );
}

/** What the API is asked for. */
export function fleetOptions(state: FleetState): FleetOptions {
  const { search, covered, sort, order } = state;
  const some = <TValue>(values: readonly TValue[]) =>
    values.length ? values : undefined;
  return {
    search: search || undefined,
    ownerRef: some(state.owner),
    systemRef: some(state.system),
    tier: some(state.tier),
    lifecycle: some(state.lifecycle),
    status: some(state.state),
    covered,
    liaisonRef: some(state.liaison),
    missing: some(state.missing),
    sort,
    order,
  };
}

/** Shows something else. */
export type ChangeFleet = (
  change: Partial<FleetState>,
  options?: { replace?: boolean },
) => void;

/** The state of the fleet, which lives in the address. */
export function useFleetState() {
  const url = useUrlState();
  const query = url.search.toString();
  const state = useMemo(
    () => parseFleetState(new URLSearchParams(query)),
    [query],
  );
  const change = useCallback<ChangeFleet>(
    (part, options) => url.change(fleetParameters(part), options),
    [url],
  );
  const link = useCallback(
    (part: Partial<FleetState>) => url.link(fleetParameters(part)),
    [url],
  );
  return { state, change, link };
}

function flag(value: boolean | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

function unless(usual: string, value: string | undefined): string | undefined {
  return value === usual ? undefined : value;
}
