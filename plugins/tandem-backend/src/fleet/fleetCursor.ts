import {
  fleetSortSchema,
  type FleetServicesQuery,
} from '@tandem/backstage-plugin-tandem-common';
import { z } from 'zod';
import {
  decodeJsonCursor,
  encodeJsonCursor,
  foreignCursor,
} from '../http/jsonCursor';
import { SORT_COLUMNS } from './sortColumns';

/** The last row of a page, as the next request names it. */
export interface FleetCursor {
  /** In the column that sorts; null after those that have a value. */
  value: string | number | null;
  entityRef: string;
}

type Sorting = Pick<FleetServicesQuery, 'sort' | 'order'>;

const TEXT = z.string().regex(/^[^\0\p{Surrogate}]{1,400}$/u);
const OF = 'list and order';
const PARTS = z.tuple([
  fleetSortSchema,
  z.enum(['asc', 'desc']),
  z.union([TEXT, z.number(), z.null()]),
  TEXT,
]);

export function encodeFleetCursor(
  { sort, order }: Sorting,
  { value, entityRef }: FleetCursor,
): string {
  return encodeJsonCursor([sort, order, value, entityRef]);
}

/** @throws InputError where it is not one of ours, or of another order */
export function decodeFleetCursor(
  { sort, order }: Sorting,
  cursor: string | undefined,
): FleetCursor | undefined {
  if (cursor === undefined) return undefined;
  const parts = decodeJsonCursor(PARTS, cursor, OF);
  if (parts[0] === sort && parts[1] === order) {
    const [, , value, entityRef] = parts;
    const { isText, isNullable } = SORT_COLUMNS[sort];
    const fits =
      value === null
        ? isNullable
        : typeof value === (isText ? 'string' : 'number');
    if (fits) return { value, entityRef };
  }
  throw foreignCursor(OF);
}
