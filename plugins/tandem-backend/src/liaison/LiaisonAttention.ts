import {
  addDays,
  ENDING_DAYS,
  startInstant,
  stateOf,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type {
  AttentionPerson,
  AttentionReason,
  LiaisonReasons,
} from '../attention/sources';
import { inChunks } from '../database/rows';
import type { Access } from '../permissions/Access';
import type { AbsenceAttention, OwnWork } from './AbsenceAttention';
import type { AssignmentReader } from './AssignmentReader';
import type { StoredAssignment } from './assignmentRow';
import type { AssignmentStore } from './AssignmentStore';
import {
  askedSentence,
  endingSentence,
  unansweredSentence,
} from './attentionSentences';
import { groupBy } from './groupBy';
import type { LiaisonView } from './LiaisonView';
import type { LiaisonViews } from './LiaisonViews';
import { scopeOfReason } from './scopeOfReason';
import { isFollowed } from './successorOf';
import { afterWorkingDays } from './workingDays';

/** After so many working days a proposal is worth a question. */
const PATIENCE_DAYS = 5;

/** A reason about an assignment that is still to be shown. */
interface AboutAssignment
  extends Pick<AttentionReason, 'kind' | 'reason' | 'since'> {
  assignment: StoredAssignment;
}

/** What assignments and absences need somebody for. */
export class LiaisonAttention implements LiaisonReasons {
  readonly #assignments: AssignmentStore;
  readonly #reader: AssignmentReader;
  readonly #absences: AbsenceAttention;
  readonly #views: LiaisonViews;

  constructor(options: {
    assignments: AssignmentStore;
    reader: AssignmentReader;
    absences: AbsenceAttention;
    views: LiaisonViews;
  }) {
    this.#assignments = options.assignments;
    this.#reader = options.reader;
    this.#absences = options.absences;
    this.#views = options.views;
  }

  async reasons(
    person: AttentionPerson,
    now: number,
    access: Access,
  ): Promise<AttentionReason[]> {
    const { id: liaisonId, principalRef: proposedBy } = person;
    const view = this.#views.of(access, {
      ref: proposedBy,
      userRef: proposedBy,
    });
    const restrict = (rows: Knex.QueryBuilder) => view.restrict(rows);
    const [own, asked, ending] = await Promise.all([
      this.#assignments.listOpen({ liaisonId, restrict }, now),
      this.#assignments.listOpen({ proposedBy, restrict }, now),
      this.#assignments.listEnding(now, { proposedBy, restrict }),
    ]);
    const assigned = ending.filter(each => each.liaisonId !== liaisonId);
    const near = await this.#near([...own, ...assigned], now);
    const work = { person, own, near, now };
    const reasons = await Promise.all([
      this.#shown(
        [
          ...toAnswer(work),
          ...unanswered(asked, work),
          ...endingWithoutSuccessor(work, assigned),
        ],
        now,
        view,
      ),
      this.#absences.reasons(work, view),
    ]);
    return reasons.flat();
  }

  /** Whatever goes on on the same scopes, which may be those of a whole company. */
  async #near(
    assignments: StoredAssignment[],
    now: number,
  ): Promise<StoredAssignment[]> {
    const scopeIds = new Set(assignments.map(each => each.scopeId));
    const near: StoredAssignment[] = [];
    for (const chunk of inChunks([...scopeIds])) {
      near.push(
        ...(await this.#assignments.listOpen({ scopeIds: chunk }, now)),
      );
    }
    return near;
  }

  async #shown(
    found: AboutAssignment[],
    now: number,
    view: LiaisonView,
  ): Promise<AttentionReason[]> {
    const shown = await this.#reader.show(
      found.map(({ assignment }) => assignment),
      now,
      view,
    );
    return found.map((each, index) => {
      const { id, scopeRef, scopeTitle } = each.assignment;
      return {
        ...each,
        record: `assignment-${id}`,
        ...scopeOfReason({ scopeRef, scopeTitle }),
        assignment: shown[index],
        allowed: shown[index].allowed,
      };
    });
  }
}

/** Who asked for it themselves cannot answer. */
function toAnswer({ person, own, now }: OwnWork): AboutAssignment[] {
  return own
    .filter(
      ({ decision, proposedBy }) =>
        decision === 'proposed' && proposedBy !== person.principalRef,
    )
    .map(assignment => ({
      kind: 'proposal',
      reason: askedSentence(assignment, now),
      since: assignment.proposedAt,
      assignment,
    }));
}

function unanswered(
  asked: StoredAssignment[],
  { person, now }: OwnWork,
): AboutAssignment[] {
  return asked
    .map(assignment => {
      const { proposedAt, timeZone, liaisonRef } = assignment;
      const isOwn = liaisonRef === person.entityRef;
      return {
        kind: 'proposal' as const,
        reason: unansweredSentence(assignment, isOwn, now),
        since: afterWorkingDays(proposedAt, PATIENCE_DAYS, timeZone),
        assignment,
      };
    })
    .filter(({ since }) => since <= now);
}

/** @param assigned - what the person proposed to others, or that they run themselves */
function endingWithoutSuccessor(
  { person, own, near, now }: OwnWork,
  assigned: StoredAssignment[],
): AboutAssignment[] {
  const byScope = groupBy(near, each => each.scopeId);
  const ofOwn = own.filter(
    each => each.role === 'primary' && stateOf(each, now) === 'ending',
  );
  return [...ofOwn, ...assigned]
    .filter(each => !isFollowed(each, byScope.get(each.scopeId) ?? []))
    .map(assignment => {
      const isOwn = assignment.liaisonId === person.id;
      return {
        kind: 'ending-without-successor',
        reason: endingSentence(assignment, isOwn, now),
        since: endingSince(assignment),
        assignment,
      };
    });
}

/** A short one may end soon from its first day on. */
function endingSince({ startsOn, endsOn, timeZone }: StoredAssignment): number {
  const start = startInstant(startsOn, timeZone);
  return endsOn === undefined
    ? start
    : Math.max(start, startInstant(addDays(endsOn, -ENDING_DAYS), timeZone));
}
