import type {
  AssignmentDecision,
  AssignmentState,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';

/*
 * Conditions on assignments `a`. Instants are epoch milliseconds, dates civil.
 */

/** Decisions with which an assignment is over, whatever its dates. */
const CLOSING: readonly AssignmentDecision[] = [
  'declined',
  'ended',
  'handed-back',
];

export function isOpen(decision: AssignmentDecision): boolean {
  return !CLOSING.includes(decision);
}

/** Those that go on; said so that no database would look them up by decision. */
export function whereOpen(builder: Knex.QueryBuilder, now: number) {
  builder.whereNotIn('a.decision', CLOSING).where(goesOn(now));
}

/** The same as `stateOf` says of each row. */
export function whereState(
  builder: Knex.QueryBuilder,
  state: AssignmentState,
  now: number,
) {
  switch (state) {
    case 'declined':
    case 'handed-back':
      builder.where('a.decision', state);
      break;
    case 'ended':
      builder.where(either =>
        either
          .where('a.decision', 'ended')
          .orWhere(over =>
            over
              .whereNotIn('a.decision', CLOSING)
              .where('a.until_at', '<=', now),
          ),
      );
      break;
    case 'accepted':
      builder
        .where('a.decision', 'accepted')
        .where(goesOn(now))
        .where('a.starts_at', '>', now);
      break;
    case 'active':
    case 'ending':
      builder
        .where('a.decision', 'accepted')
        .where(goesOn(now))
        .where('a.starts_at', '<=', now)
        .where(
          state === 'ending'
            ? ending => ending.where('a.ending_at', '<=', now)
            : ending =>
                ending
                  .whereNull('a.ending_at')
                  .orWhere('a.ending_at', '>', now),
        );
      break;
    default:
      builder.where('a.decision', state).where(goesOn(now));
  }
}

/** Those that were meant for a day and not closed before it. */
export function whereHolds(builder: Knex.QueryBuilder, date: string) {
  builder
    .where('a.starts_on', '<=', date)
    .where(reaches('a.ends_on', date))
    .where(reaches('a.closed_on', date));
}

/** Those whose last day is not over. */
function goesOn(now: number) {
  return (builder: Knex.QueryBuilder) =>
    builder.whereNull('a.until_at').orWhere('a.until_at', '>', now);
}

/** Those whose column holds the date, a later one or none. */
export function reaches(column: string, date: string) {
  return (builder: Knex.QueryBuilder) =>
    builder.whereNull(column).orWhere(column, '>=', date);
}
