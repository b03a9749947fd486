import type { AssignmentRole } from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { StoredAbsence } from './AbsenceStore';
import type { NewAssignment, StoredAssignment } from './assignmentRow';
import type { AssignmentAction } from './AssignmentHistory';
import { isSameRef } from './isSameRef';

/** That somebody is asked to help. References as the catalog has them. */
export interface ProposedFacts {
  scopeRef: string;
  liaisonRef: string;
  role: AssignmentRole;
  allocation: number;
  startsOn: string;
  /** Who did it: a person, or the subject of a token. */
  by: string;
}

/** What became of a proposal: that it was accepted, declined or withdrawn. */
export interface AnsweredFacts {
  scopeRef: string;
  liaisonRef: string;
  startsOn: string;
  /** Who had asked. */
  requesterRef: string;
  /** Who is told, and so what it says. */
  reader: 'liaison' | 'requester';
  by: string;
}

/** That an assignment ends and nobody follows. */
export interface EndingFacts {
  scopeRef: string;
  /** Absent for self-run. */
  liaisonRef?: string;
  requesterRef: string;
  endsOn: string;
  timeZone: string;
}

/** That nobody is in on some day while a person is away. */
export interface AbsenceFacts {
  userRef: string;
  startsOn: string;
  endsOn: string;
  scopeRefs: string[];
  by: string;
}

/** Something that people should hear of, once. */
export type LiaisonNotice = {
  /** Names it among all: a second one with the same key is none. */
  key: string;
  /** What has the same bundle is told together. */
  bundle: string;
} & (
  | { kind: 'proposed'; facts: ProposedFacts }
  | { kind: 'accepted' | 'declined'; facts: AnsweredFacts }
  | { kind: 'ending'; facts: EndingFacts }
  | { kind: 'absence-uncovered'; facts: AbsenceFacts }
);

/** Is told, in the transaction of a change, of what people should hear of. */
export interface LiaisonNotices {
  add(trx: Knex.Transaction, notices: readonly LiaisonNotice[]): Promise<void>;
}

/** Of a proposal; a team that runs itself asks nobody. */
export function noticesOfProposal(
  id: string,
  proposal: NewAssignment,
): LiaisonNotice[] {
  const { decision, liaisonId, liaisonRef, scopeRef } = proposal;
  if (decision !== 'proposed' || liaisonRef === undefined) return [];
  const { role, allocation, startsOn, proposedBy: by } = proposal;
  return [
    {
      kind: 'proposed',
      key: `assignment/${id}/proposed`,
      bundle: JSON.stringify(['proposed', liaisonId, by]),
      facts: { scopeRef, liaisonRef, role, allocation, startsOn, by },
    },
  ];
}

/**
 * Of an answer to a proposal, to the liaison and to who asked, unless they
 * gave it themselves; other changes are told to nobody.
 */
export function noticesOfChange(
  assignment: StoredAssignment,
  action: AssignmentAction,
  by: string,
): LiaisonNotice[] {
  const { id, liaisonId, liaisonRef, scopeRef, startsOn } = assignment;
  const { proposedBy: requesterRef } = assignment;
  const isAnswer = action === 'accept' || action === 'decline';
  if (!isAnswer || liaisonRef === undefined) return [];
  const kind = action === 'accept' ? 'accepted' : 'declined';
  const readers = [
    { reader: 'requester' as const, ref: requesterRef },
    // Who offered to help is told as the one who asked.
    ...(isSameRef(liaisonRef, requesterRef)
      ? []
      : [{ reader: 'liaison' as const, ref: liaisonRef }]),
  ];
  return readers
    .filter(({ ref }) => !isSameRef(ref, by))
    .map(({ reader }) => ({
      kind,
      key: `assignment/${id}/${kind}/${reader}`,
      bundle: JSON.stringify([
        kind,
        reader,
        liaisonId,
        requesterRef,
        by,
        startsOn,
      ]),
      facts: { scopeRef, liaisonRef, startsOn, requesterRef, reader, by },
    }));
}

/** Of an absence that leaves somebody without help. */
export function noticesOfAbsence(
  { id, userRef, startsOn, endsOn }: Omit<StoredAbsence, 'createdAt'>,
  uncovered: readonly { scopeRef: string }[],
  by: string,
): LiaisonNotice[] {
  if (uncovered.length === 0) return [];
  const scopeRefs = uncovered.map(({ scopeRef }) => scopeRef);
  const key = `absence/${id}`;
  return [
    {
      kind: 'absence-uncovered',
      key,
      bundle: key,
      facts: { userRef, startsOn, endsOn, scopeRefs, by },
    },
  ];
}
