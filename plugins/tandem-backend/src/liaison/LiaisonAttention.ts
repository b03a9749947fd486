import {
  addDays,
  ENDING_DAYS,
  startInstant,
  stateOf,
  todayIn,
  type AttentionItem,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type {
  AttentionPerson,
  AttentionReason,
  LiaisonReasons,
} from '../attention/sources';
import type { Access } from '../permissions/Access';
import { gapsOf } from './AbsenceReader';
import type { AbsenceStore, StoredAbsence } from './AbsenceStore';
import type { AssignmentReader } from './AssignmentReader';
import type { StoredAssignment } from './assignmentRow';
import type { AssignmentStore } from './AssignmentStore';
import {
  askedSentence,
  endingSentence,
  unansweredSentence,
  uncoveredSentence,
} from './attentionSentences';
import type { LiaisonView } from './LiaisonView';
import type { LiaisonViews } from './LiaisonViews';
import { successorOf } from './successorOf';
import { afterWorkingDays } from './workingDays';

/** After so many working days a proposal is worth a question. */
const PATIENCE_DAYS = 5;

/** What a person has to do with, read once. */
interface OwnWork {
  person: AttentionPerson;
  /** Theirs, that go on. */
  own: StoredAssignment[];
  /** Whatever goes on on the same scopes. */
  near: StoredAssignment[];
  now: number;
}

/** A reason about an assignment that is still to be shown. */
interface AboutAssignment
  extends Pick<AttentionReason, 'kind' | 'reason' | 'since'> {
  assignment: StoredAssignment;
}

/** What assignments and absences need somebody for. */
export class LiaisonAttention implements LiaisonReasons {
  readonly #assignments: AssignmentStore;
  readonly #absences: AbsenceStore;
  readonly #reader: AssignmentReader;
  readonly #views: LiaisonViews;

  constructor(options: {
    assignments: AssignmentStore;
    absences: AbsenceStore;
    reader: AssignmentReader;
    views: LiaisonViews;
  }) {
    this.#assignments = options.assignments;
    this.#absences = options.absences;
    this.#reader = options.reader;
    this.#views = options.views;
  }

  async reasons(
    person: AttentionPerson,
    now: number,
    access: Access,
  ): Promise<AttentionReason[]> {
    const { id: liaisonId, principalRef } = person;
    const view = this.#views.of(access, {
      ref: principalRef,
      userRef: principalRef,
    });
    const restrict = (rows: Knex.QueryBuilder) => view.restrict(rows);
    const [own, asked] = await Promise.all([
      this.#assignments.listOpen({ liaisonId, restrict }, now),
      this.#assignments.listOpen({ proposedBy: principalRef, restrict }, now),
    ]);
    const scopeIds = [...new Set(own.map(each => each.scopeId))];
    const near =
      scopeIds.length > 0
        ? await this.#assignments.listOpen({ scopeIds }, now)
        : [];
    const work = { person, own, near, now };
    const reasons = await Promise.all([
      this.#shown(
        [
          ...toAnswer(work),
          ...unanswered(asked, work),
          ...endingWithoutSuccessor(work),
        ],
        now,
        view,
      ),
      this.#uncovered(work),
    ]);
    return reasons.flat();
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
        ...ofScope({ scopeRef, scopeTitle }),
        assignment: shown[index],
        allowed: shown[index].allowed,
      };
    });
  }

  /** Of the person's absences, and of those they are there to stand in for. */
  async #uncovered(work: OwnWork): Promise<AttentionReason[]> {
    const { person, own, near, now } = work;
    const scopes = new Map(
      own
        .filter(
          ({ decision, role }) => decision === 'accepted' && role !== 'shadow',
        )
        .map(each => [each.scopeRef, each]),
    );
    if (scopes.size === 0) return [];
    const isDeputyOn = (scopeRef: string) =>
      scopes.get(scopeRef)?.role === 'deputy';
    const primaries = new Set(
      near.flatMap(({ role, scopeRef, liaisonId }) =>
        role === 'primary' && isDeputyOn(scopeRef) ? liaisonId ?? [] : [],
      ),
    );
    const people = near.flatMap(({ liaisonId }) => liaisonId ?? []);
    const absences = await this.#absences.listOf(
      [...new Set([person.id, ...people])],
      // Wherever a civil date is today, it is not before yesterday in UTC.
      addDays(todayIn('UTC', now), -1),
    );
    return absences.flatMap(absence => {
      const isOwn = absence.userId === person.id;
      if (!isOwn && !primaries.has(absence.userId)) return [];
      const gaps = gapsOf(absence, { assignments: near, absences });
      const open = gaps.filter(gap => {
        const mine = scopes.get(gap.scopeRef);
        return (
          mine !== undefined &&
          (isOwn || mine.role === 'deputy') &&
          gap.endsOn >= todayIn(mine.timeZone, now)
        );
      });
      return open.length > 0
        ? toAbsenceReason(absence, uncoveredSentence(open, now), open[0])
        : [];
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

function endingWithoutSuccessor({
  own,
  near,
  now,
}: OwnWork): AboutAssignment[] {
  return own
    .filter(
      each =>
        each.role === 'primary' &&
        stateOf(each, now) === 'ending' &&
        !successorOf(each, near),
    )
    .map(assignment => ({
      kind: 'ending-without-successor',
      reason: endingSentence(assignment, now),
      since: endingSince(assignment),
      assignment,
    }));
}

/** A short one may end soon from its first day on. */
function endingSince({ startsOn, endsOn, timeZone }: StoredAssignment): number {
  const start = startInstant(startsOn, timeZone);
  return endsOn === undefined
    ? start
    : Math.max(start, startInstant(addDays(endsOn, -ENDING_DAYS), timeZone));
}

function toAbsenceReason(
  { id, createdAt, startsOn, endsOn }: StoredAbsence,
  reason: string,
  first: { scopeRef: string; scopeTitle?: string },
): AttentionReason {
  return {
    kind: 'absence-uncovered',
    record: `absence-${id}`,
    reason,
    since: createdAt,
    ...ofScope(first),
    absence: { id, startsOn, endsOn },
  };
}

function ofScope({
  scopeRef,
  scopeTitle,
}: {
  scopeRef: string;
  scopeTitle?: string;
}): Pick<
  AttentionItem,
  'entityRef' | 'entityTitle' | 'scopeRef' | 'scopeTitle'
> {
  return {
    entityRef: scopeRef,
    entityTitle: scopeTitle,
    scopeRef,
    scopeTitle,
  };
}
