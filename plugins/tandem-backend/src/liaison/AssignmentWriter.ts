import { ConflictError, InputError } from '@backstage/errors';
import {
  requiredFields,
  type AssignmentCreate,
  type AssignmentPatch,
  type AssignmentTransition,
  type AssignmentTransitionBody,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { Principal } from '../http/principal';
import { applyPatch, changesOf } from './applyPatch';
import type { AssignmentHistory, AssignmentAction } from './AssignmentHistory';
import type { StoredAssignment } from './assignmentRow';
import type { AssignmentRules } from './AssignmentRules';
import type { AssignmentStore } from './AssignmentStore';
import { decide } from './decide';
import { explainStale } from './explainStale';
import type { LiaisonEntities } from './LiaisonEntities';
import { noticesOfChange, type LiaisonNotices } from './LiaisonNotices';
import { lockLiaisons } from './lockLiaisons';
import { newProposal } from './newProposal';
import { ownerChanges } from './ownerChanges';
import type { ProposalWriter } from './ProposalWriter';
import { noAssignment, recordKey } from './recordKey';

/** Terms that decide whom an assignment is in the way of. */
const DECISIVE_TERMS = ['allocation', 'startsOn', 'endsOn', 'timeZone'];

/**
 * Proposes assignments, changes them and decides about them. Each write holds
 * the locks of person and scope from its checks to its end.
 */
export class AssignmentWriter {
  readonly #knex: Knex;
  readonly #entities: LiaisonEntities;
  readonly #assignments: AssignmentStore;
  readonly #history: AssignmentHistory;
  readonly #rules: AssignmentRules;
  readonly #proposals: ProposalWriter;
  readonly #notices: LiaisonNotices;

  constructor(options: {
    knex: Knex;
    entities: LiaisonEntities;
    assignments: AssignmentStore;
    history: AssignmentHistory;
    rules: AssignmentRules;
    proposals: ProposalWriter;
    notices: LiaisonNotices;
  }) {
    this.#knex = options.knex;
    this.#entities = options.entities;
    this.#assignments = options.assignments;
    this.#history = options.history;
    this.#rules = options.rules;
    this.#proposals = options.proposals;
    this.#notices = options.notices;
  }

  /**
   * @returns the key of the new assignment
   * @throws InputError, PlaceTakenError, OverAllocationError
   */
  async propose(input: AssignmentCreate, by: Principal): Promise<number> {
    const scope = await this.#entities.scope(input.scopeRef);
    const liaison =
      input.liaisonRef === undefined
        ? undefined
        : await this.#entities.person('liaisonRef', input.liaisonRef);
    return this.#knex.transaction(async trx => {
      await lockLiaisons(trx, { people: [liaison?.id], scopes: [scope.id] });
      const now = Date.now();
      const proposal = newProposal(input, { scope, liaison }, by, now);
      await this.#rules.check(trx, proposal, now);
      const keys = await this.#proposals.write(trx, [proposal]);
      return keys.get(scope.id)!;
    });
  }

  /** @throws NotFoundError, ConflictError, InputError, PlaceTakenError, OverAllocationError */
  async edit(id: string, patch: AssignmentPatch, by: Principal): Promise<void> {
    await this.#change(
      id,
      patch.version,
      by,
      'edit',
      async (trx, stored, now) => {
        const edited = applyPatch(stored, patch, now);
        const changes = Object.keys(changesOf(stored, edited));
        if (changes.some(field => DECISIVE_TERMS.includes(field))) {
          await this.#rules.check(trx, edited, now);
        }
        const isAsked =
          stored.isScopeNew ||
          (await ownerChanges(trx, [stored.id])).has(stored.id);
        return changes.length > 0 || isAsked ? edited : undefined;
      },
    );
  }

  /** @throws NotFoundError, NotAllowedError, ConflictError, InputError, PlaceTakenError, OverAllocationError */
  async transition(
    id: string,
    transition: AssignmentTransition,
    body: AssignmentTransitionBody,
    by: Principal,
  ): Promise<void> {
    for (const field of requiredFields(transition)) {
      if (body[field] === undefined) {
        throw new InputError(`${field}: is required for ${transition}`);
      }
    }
    await this.#change(
      id,
      body.version,
      by,
      transition,
      async (trx, stored, now) => {
        const decided = decide(stored, transition, body, by, now);
        if (transition === 'resume') {
          await this.#rules.check(trx, decided, now);
        }
        return decided;
      },
    );
  }

  /** Reads, locks, reads again, and writes what the work makes of it. */
  async #change(
    id: string,
    version: number,
    by: Principal,
    action: AssignmentAction,
    work: (
      trx: Knex.Transaction,
      stored: StoredAssignment,
      now: number,
    ) => Promise<StoredAssignment | undefined>,
  ): Promise<void> {
    const key = recordKey(id);
    await this.#knex.transaction(async trx => {
      const seen = await this.#assignments.find(key, trx);
      if (!seen) throw noAssignment(id);
      await lockLiaisons(trx, {
        people: [seen.liaisonId],
        scopes: [seen.scopeId],
      });
      const stored = (await this.#assignments.find(key, trx)) ?? seen;
      await this.#checkCurrent(trx, stored, version);
      const now = Date.now();
      const changed = await work(trx, stored, now);
      if (!changed) return;
      const scopeUid = await this.#entities.uidOf(stored.scopeId, trx);
      await this.#save(trx, stored, { ...changed, scopeUid });
      const changes = changesOf(stored, changed);
      const isConfirmed =
        action === 'edit' && Object.keys(changes).length === 0;
      await this.#history.add(trx, {
        assignmentId: stored.id,
        assignment: stored,
        version: version + 1,
        at: now,
        by: by.ref,
        action: isConfirmed ? 'confirm' : action,
        reason: action === 'edit' ? undefined : changed.reason,
        changes,
      });
      await this.#notices.add(trx, noticesOfChange(stored, action, by.ref));
    });
  }

  async #checkCurrent(
    trx: Knex.Transaction,
    stored: StoredAssignment,
    version: number,
  ) {
    if (stored.version !== version) {
      const since =
        version < stored.version
          ? await this.#history.since(trx, stored.id, version)
          : [];
      throw new ConflictError(explainStale(stored.version, version, since));
    }
    if (stored.source === 'catalog') {
      throw new ConflictError(
        `This assignment is declared in the catalog file of ${stored.scopeRef}: change it there`,
      );
    }
  }

  /** Person or scope may have been renamed while we waited for the locks. */
  async #save(
    trx: Knex.Transaction,
    stored: StoredAssignment,
    changed: StoredAssignment,
  ) {
    if (!(await this.#assignments.update(trx, changed))) {
      throw new ConflictError(
        `version: the assignment changed meanwhile; load it again, it was at version ${stored.version}`,
      );
    }
  }
}
