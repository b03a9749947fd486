import { addDays, todayIn } from '@tandem/backstage-plugin-tandem-common';
import type { AttentionPerson, AttentionReason } from '../attention/sources';
import {
  gapsOf,
  isGapOver,
  type AbsenceGap,
  type AbsenceReader,
} from './AbsenceReader';
import type { AbsenceStore, StoredAbsence } from './AbsenceStore';
import type { StoredAssignment } from './assignmentRow';
import { uncoveredSentence } from './attentionSentences';
import type { LiaisonView } from './LiaisonView';
import { scopeOfReason } from './scopeOfReason';

/** An absence, with what it leaves without anybody. */
interface Uncovered {
  absence: StoredAbsence;
  gaps: AbsenceGap[];
}

/** What a person has to do with, read once. */
export interface OwnWork {
  person: AttentionPerson;
  /** Theirs, that go on. */
  own: StoredAssignment[];
  /** Whatever goes on on the same scopes, and maybe on others. */
  near: StoredAssignment[];
  now: number;
}

/** The days on which nobody is in, for those who can do something about them. */
export class AbsenceAttention {
  readonly #absences: AbsenceStore;
  readonly #reader: AbsenceReader;
  readonly #opsLeads: ReadonlySet<string>;

  constructor(options: {
    absences: AbsenceStore;
    reader: AbsenceReader;
    /** User references as the catalog has them: whom all of it concerns. */
    opsLeads: readonly string[];
  }) {
    this.#absences = options.absences;
    this.#reader = options.reader;
    this.#opsLeads = new Set(options.opsLeads);
  }

  /** One per absence, with the gaps that are still ahead. */
  async reasons(work: OwnWork, view: LiaisonView): Promise<AttentionReason[]> {
    const { person, now } = work;
    // Wherever a civil date is today, it is not before yesterday in UTC.
    const from = addDays(todayIn('UTC', now), -1);
    const found = this.#opsLeads.has(person.entityRef)
      ? await this.#ofAll(from, view)
      : await this.#ofOwnScopes(work, from);
    return found.flatMap(({ absence, gaps }) => {
      const open = gaps.filter(gap => !isGapOver(gap, now));
      return open.length > 0 ? toReason(absence, open, now) : [];
    });
  }

  /** Of everybody, on the scopes whose assignments the view shows. */
  async #ofAll(from: string, view: LiaisonView): Promise<Uncovered[]> {
    const absences = await this.#absences.listOfHelpers(from, rows =>
      view.restrictAbsences(rows),
    );
    const gaps = await this.#reader.gaps(absences, { view });
    return absences.map(absence => ({
      absence,
      gaps: gaps.get(absence.id) ?? [],
    }));
  }

  /** Of the person, and of those they are there to stand in for. */
  async #ofOwnScopes(work: OwnWork, from: string): Promise<Uncovered[]> {
    const { person, own, near } = work;
    const roles = new Map(
      own
        .filter(
          ({ decision, role }) => decision === 'accepted' && role !== 'shadow',
        )
        .map(({ scopeRef, role }) => [scopeRef, role]),
    );
    if (roles.size === 0) return [];
    const isDeputyOn = (scopeRef: string) => roles.get(scopeRef) === 'deputy';
    const assignments = near.filter(({ scopeRef }) => roles.has(scopeRef));
    const primaries = new Set(
      assignments.flatMap(({ role, scopeRef, liaisonId }) =>
        role === 'primary' && isDeputyOn(scopeRef) ? liaisonId ?? [] : [],
      ),
    );
    const people = assignments.flatMap(({ liaisonId }) => liaisonId ?? []);
    const absences = await this.#absences.listOf(
      [...new Set([person.id, ...people])],
      from,
    );
    return absences.flatMap(absence => {
      const isOwn = absence.userId === person.id;
      if (!isOwn && !primaries.has(absence.userId)) return [];
      const gaps = gapsOf(absence, { assignments, absences });
      return {
        absence,
        gaps: gaps.filter(({ scopeRef }) => isOwn || isDeputyOn(scopeRef)),
      };
    });
  }
}

/** A gap lasts since the last of those who would be in was entered as away. */
function toReason(
  { id, createdAt, startsOn, endsOn }: StoredAbsence,
  gaps: AbsenceGap[],
  now: number,
): AttentionReason {
  return {
    kind: 'absence-uncovered',
    record: `absence-${id}`,
    reason: uncoveredSentence(gaps, now),
    since: Math.max(
      createdAt,
      ...gaps.map(gap => gap.othersAwaySince ?? createdAt),
    ),
    ...scopeOfReason(gaps[0]),
    absence: { id, startsOn, endsOn },
  };
}
