import { z } from 'zod';
import { text } from './text';

/** @public */
export const PAGE_LIMIT_DEFAULT = 50;
/** Larger limits are clamped to this. @public */
export const PAGE_LIMIT_MAXIMUM = 500;

/** The query parameters that every list takes. @public */
export const pageQuery = {
  limit: z
    .string()
    .regex(/^[1-9]\d*$/, 'must be a whole number from 1')
    .transform(value => Math.min(Number(value), PAGE_LIMIT_MAXIMUM))
    .optional(),
  cursor: text(2000).optional(),
};

/**
 * One page of a list; `nextCursor` is absent on the last.
 *
 * @public
 */
export function pageSchema<TItem extends z.ZodType>(item: TItem) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().optional(),
    totalItems: z.int().optional(),
  });
}

/** @public */
export interface Page<TItem> {
  items: TItem[];
  nextCursor?: string;
  totalItems?: number;
}
