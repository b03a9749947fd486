import { daysBetween, todayIn } from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { inChunks } from '../database/rows';
import type { StoredAssignment } from './assignmentRow';
import type { AssignmentStore } from './AssignmentStore';
import type { LiaisonNotice, LiaisonNotices } from './LiaisonNotices';
import { isFollowed } from './successorOf';

/** So many days before the last one people are reminded; the nearest first. */
const REMINDERS = [1, 7, 30];

/** Reminds of assignments that end while nobody follows. */
export class EndingNotices {
  readonly #knex: Knex;
  readonly #assignments: AssignmentStore;
  readonly #notices: LiaisonNotices;

  constructor(options: {
    knex: Knex;
    assignments: AssignmentStore;
    notices: LiaisonNotices;
  }) {
    this.#knex = options.knex;
    this.#assignments = options.assignments;
    this.#notices = options.notices;
  }

  /**
   * Reminds of what is due. Any replica may do it again at any time: what was
   * told is not told again, and of reminders that were missed only the nearest
   * is told.
   */
  async scan(): Promise<void> {
    const now = Date.now();
    const ending = await this.#assignments.listEnding(now);
    for (const chunk of inChunks(ending)) {
      const scopeIds = [...new Set(chunk.map(each => each.scopeId))];
      const open = await this.#assignments.listOpen({ scopeIds }, now);
      const notices = chunk.flatMap(each =>
        noticesOf(
          each,
          open.filter(({ scopeId }) => scopeId === each.scopeId),
          now,
        ),
      );
      await this.#knex.transaction(trx => this.#notices.add(trx, notices));
    }
  }
}

function noticesOf(
  assignment: StoredAssignment,
  ofScope: StoredAssignment[],
  now: number,
): LiaisonNotice[] {
  const { id, endsOn, liaisonId, liaisonRef, scopeRef, timeZone } = assignment;
  const { proposedAt, proposedBy } = assignment;
  if (endsOn === undefined) return [];
  const daysLeftAt = (instant: number) =>
    daysBetween(todayIn(timeZone, instant), endsOn);
  const days = daysLeftAt(now);
  const nearest = REMINDERS.find(each => days <= each);
  // Of what was near already when they asked people know.
  const reminder =
    nearest !== undefined && nearest < daysLeftAt(proposedAt)
      ? nearest
      : undefined;
  if (reminder === undefined || isFollowed(assignment, ofScope)) return [];
  return [
    {
      kind: 'ending',
      key: `assignment/${id}/ending/${endsOn}/${reminder}`,
      bundle: JSON.stringify(['ending', liaisonId, proposedBy, endsOn]),
      facts: {
        scopeRef,
        liaisonRef,
        requesterRef: proposedBy,
        endsOn,
        timeZone,
      },
    },
  ];
}
