import type { AssignmentRole } from '@tandem/backstage-plugin-tandem-common';

/** A liaison of one team gives it a day a week. */
const OF_ONE = 20;
/** Some of the week stays for everything else. */
const OF_ALL = 80;
const STEP = 5;

/** What each of so many scopes usually gets, so that all fit into a week. */
export function usualAllocation(
  scopeCount: number,
  role: AssignmentRole,
): number {
  if (role === 'deputy') {
    return 0;
  }
  const each = Math.min(OF_ONE, Math.floor(OF_ALL / scopeCount));
  return each > STEP ? each - (each % STEP) : Math.max(1, each);
}
