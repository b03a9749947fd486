import type { Knex } from 'knex';
import { changesOf } from './applyPatch';
import type { AssignmentHistory } from './AssignmentHistory';
import type { NewAssignment } from './assignmentRow';
import type { AssignmentStore } from './AssignmentStore';
import { noticesOfProposal, type LiaisonNotices } from './LiaisonNotices';

/** Stores proposals that were found right, while their people and scopes are locked. */
export class ProposalWriter {
  readonly #assignments: AssignmentStore;
  readonly #history: AssignmentHistory;
  readonly #notices: LiaisonNotices;

  constructor(options: {
    assignments: AssignmentStore;
    history: AssignmentHistory;
    notices: LiaisonNotices;
  }) {
    this.#assignments = options.assignments;
    this.#history = options.history;
    this.#notices = options.notices;
  }

  /**
   * @param proposals - at most one of each scope
   * @returns the keys of the new rows, by key of the scope
   */
  async write(
    trx: Knex.Transaction,
    proposals: readonly NewAssignment[],
  ): Promise<Map<number, number>> {
    const keys = await this.#assignments.insert(trx, proposals);
    await this.#history.add(
      trx,
      ...proposals.map(proposal => ({
        assignmentId: String(keys.get(proposal.scopeId)),
        assignment: proposal,
        version: 1,
        at: proposal.proposedAt,
        by: proposal.proposedBy,
        action: 'propose' as const,
        changes: changesOf({}, proposal),
      })),
    );
    await this.#notices.add(
      trx,
      proposals.flatMap(proposal =>
        noticesOfProposal(String(keys.get(proposal.scopeId)), proposal),
      ),
    );
    return keys;
  }
}
