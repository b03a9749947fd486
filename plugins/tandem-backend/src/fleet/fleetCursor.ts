import { InputError } from '@backstage/errors';
import {
  fleetSortSchema,
  type FleetServicesQuery,
} from '@tandem/backstage-plugin-tandem-common';
import { z } from 'zod';
import { SORT_COLUMNS } from './sortColumns';

/** The last row of a page, as the next request names it. */
export interface FleetCursor {
  /** In the column that sorts; null after those that have a value. */
  value: string | number | null;
  entityRef: string;
}

type Sorting = Pick<FleetServicesQuery, 'sort' | 'order'>;

const TEXT = z.string().regex(/^[^\0\p{Surrogate}]{1,400}$/u);
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
  const parts = [sort, order, value, entityRef];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** @throws InputError where it is not one of ours, or of another order */
export function decodeFleetCursor(
  { sort, order }: Sorting,
  cursor: string | undefined,
): FleetCursor | undefined {
  if (cursor === undefined) return undefined;
  const parts = readParts(Buffer.from(cursor, 'base64url').toString());
  if (parts?.[0] === sort && parts[1] === order) {
    const [, , value, entityRef] = parts;
    const { isText, isNullable } = SORT_COLUMNS[sort];
    const fits =
      value === null
        ? isNullable
        : typeof value === (isText ? 'string' : 'number');
    if (fits) return { value, entityRef };
  }
  throw new InputError(
    'cursor: not a cursor of this list and order, leave it out to start at the first page',
  );
}

function readParts(text: string) {
  try {
    return PARTS.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
