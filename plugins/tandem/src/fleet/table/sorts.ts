import type {
  FleetColumn,
  FleetSort,
} from '@tandem/backstage-plugin-tandem-common';
import type { FleetState } from '../fleetState';

/** What the columns sort by; the others do not sort. */
export const SORTS: Readonly<Partial<Record<FleetColumn, FleetSort>>> = {
  service: 'name',
  owner: 'owner',
  slo: 'slo',
  budget: 'budget',
  frequency: 'frequency',
  leadTime: 'leadTime',
  failRate: 'failRate',
  recovery: 'recovery',
};

/** What people look for first where it is the highest. */
const HIGHEST_FIRST: readonly FleetSort[] = [
  'frequency',
  'leadTime',
  'failRate',
  'recovery',
];

/** The column that shows what is sorted by. */
export function columnOf(sort: FleetSort): FleetColumn {
  const columns = Object.keys(SORTS) as FleetColumn[];
  return columns.find(column => SORTS[column] === sort) ?? 'service';
}

/** Another column begins with what people look for; the same one turns round. */
export function nextSort(
  sort: FleetSort,
  current: Pick<FleetState, 'sort' | 'order'>,
): Pick<FleetState, 'sort' | 'order'> {
  if (sort === current.sort) {
    return { sort, order: current.order === 'asc' ? 'desc' : 'asc' };
  }
  return { sort, order: HIGHEST_FIRST.includes(sort) ? 'desc' : 'asc' };
}
