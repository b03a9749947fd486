const FORBIDDEN = 403;
const NOT_FOUND = 404;
const CONFLICT = 409;

/** Whether the caller may not see what was asked for. */
export function isForbidden(error: Error | null): boolean {
  return statusOf(error) === FORBIDDEN;
}

/** Whether what was asked for does not exist, or no longer. */
export function isNotFound(error: Error | null): boolean {
  return statusOf(error) === NOT_FOUND;
}

/** Whether what was to be changed is another by now, or belongs to someone else. */
export function isConflict(error: Error | null): boolean {
  return statusOf(error) === CONFLICT;
}

/** The status of an answer; `undefined` where none came. */
export function statusOf(error: Error | null): number | undefined {
  return (error as { statusCode?: number } | null)?.statusCode;
}
