import type { FleetSort } from '@tandem/backstage-plugin-tandem-common';

/** A column of `fleet_services` that holds a key of a list. */
type SortColumn =
  | 'name_key'
  | 'owner_key'
  | 'slo_order'
  | 'slo_remaining_ratio'
  | 'per_day'
  | 'lead_seconds'
  | 'fail_ratio'
  | 'recovery_seconds';

/** What a list is sorted by; each column has an index together with the reference. */
export const SORT_COLUMNS: Readonly<
  Record<
    FleetSort,
    { column: SortColumn; isText: boolean; isNullable: boolean }
  >
> = {
  name: { column: 'name_key', isText: true, isNullable: false },
  owner: { column: 'owner_key', isText: true, isNullable: true },
  slo: { column: 'slo_order', isText: false, isNullable: true },
  budget: { column: 'slo_remaining_ratio', isText: false, isNullable: true },
  frequency: { column: 'per_day', isText: false, isNullable: true },
  leadTime: { column: 'lead_seconds', isText: false, isNullable: true },
  failRate: { column: 'fail_ratio', isText: false, isNullable: true },
  recovery: { column: 'recovery_seconds', isText: false, isNullable: true },
};
