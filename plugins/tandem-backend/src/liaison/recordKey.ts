import { NotFoundError } from '@backstage/errors';

/** Ids of ours are whole numbers; anything else cannot be found. */
export function recordKey(id: string): number {
  return /^\d{1,15}$/.test(id) ? Number(id) : -1;
}

export function noAssignment(id: string): NotFoundError {
  return new NotFoundError(`There is no assignment with the id ${id}`);
}
