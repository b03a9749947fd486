import { storageApiRef, useApi } from '@backstage/core-plugin-api';
import {
  FLEET_COLUMNS,
  type FleetColumn,
} from '@tandem/backstage-plugin-tandem-common';
import { useCallback, useEffect, useMemo, useState } from 'react';

const BUCKET = 'tandem';
const KEY = 'fleet-columns';

const USUAL: readonly FleetColumn[] = [
  'service',
  'owner',
  'slo',
  'budget',
  'liaison',
  'frequency',
  'failRate',
  'nextStep',
];

/**
 * The columns of the list. They are a habit of a person, so they are kept in
 * the person's settings: a link shows others the same services in the same
 * order, beside the figures they are used to.
 */
export function useShownColumns() {
  const storageApi = useApi(storageApiRef);
  const bucket = useMemo(() => storageApi.forBucket(BUCKET), [storageApi]);
  const [stored, setStored] = useState<unknown>(
    () => bucket.snapshot(KEY).value,
  );
  useEffect(() => {
    const subscription = bucket
      .observe$(KEY)
      .subscribe(({ value }) => setStored(value));
    return () => subscription.unsubscribe();
  }, [bucket]);
  const columns = useMemo(() => shown(stored), [stored]);
  const setColumns = useCallback(
    (chosen: readonly FleetColumn[] | undefined) =>
      chosen ? bucket.set(KEY, [...chosen]) : bucket.remove(KEY),
    [bucket],
  );
  return { columns, setColumns };
}

/** In the order of the table; what was stored may be of another version. */
function shown(stored: unknown): readonly FleetColumn[] {
  return Array.isArray(stored)
    ? FLEET_COLUMNS.filter(
        column => column === 'service' || stored.includes(column),
      )
    : USUAL;
}
