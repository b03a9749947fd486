import { causeOf } from './causeOf';

/** How the backend begins to say that a right is missing, and who has it. */
const REFUSED_RIGHT = /^You may not /;

/**
 * Whether the viewer has a right, by the list that came with an answer. A
 * backend that sends no list has the last word: what it can do is offered.
 *
 * @param allowed - names of the permissions that the viewer has there
 */
export function mayDo(
  allowed: readonly string[] | undefined,
  permission: { name: string },
): boolean {
  return allowed?.includes(permission.name) ?? true;
}

/** Which right is missing and who has it, in the backend's words where it told. */
export function refusedRight(error: Error, otherwise: string): string {
  const cause = causeOf(error);
  return REFUSED_RIGHT.test(cause) ? cause : otherwise;
}
