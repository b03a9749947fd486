import type {
  AssignmentBatch,
  AssignmentBatchResult,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { CatalogRow } from '../catalog/CatalogStore';
import type { Principal } from '../http/principal';
import type { NewAssignment } from './assignmentRow';
import type { AssignmentRules } from './AssignmentRules';
import type { AssignmentStore } from './AssignmentStore';
import type { AssignmentWarnings } from './AssignmentWarnings';
import { batchError } from './batchError';
import { readBatchScopes, type BatchScopes } from './batchScopes';
import { fingerprintOf, readTerms, type SharedProposal } from './batchRequest';
import type { BatchStore, KeyedBatch } from './BatchStore';
import type { LiaisonEntities } from './LiaisonEntities';
import type { LiaisonView } from './LiaisonView';
import { lockLiaisons } from './lockLiaisons';
import { newProposal } from './newProposal';
import type { ProposalSeries } from './ProposalSeries';
import type { ProposalWriter } from './ProposalWriter';
import type { MayRead } from './refusals';

/** One assignment for many scopes, on its way in. */
interface Batch extends BatchScopes {
  terms: SharedProposal;
  /** Absent for self-run. */
  liaison?: CatalogRow;
  scopeRefs: string[];
  by: Principal;
  view?: LiaisonView;
  /** Which assignments the caller may see. */
  mayRead: MayRead;
}

/** What becomes of one scope: exactly one of the last three. */
interface Decided {
  scopeRef: string;
  scope?: CatalogRow;
  proposal?: NewAssignment;
  held?: NewAssignment;
  error?: AssignmentBatchResult['error'];
}

/** Proposes one assignment for many scopes, each answered by itself. */
export class AssignmentBatches {
  readonly #knex: Knex;
  readonly #entities: LiaisonEntities;
  readonly #assignments: AssignmentStore;
  readonly #batches: BatchStore;
  readonly #rules: AssignmentRules;
  readonly #proposals: ProposalWriter;
  readonly #warnings: AssignmentWarnings;

  constructor(options: {
    knex: Knex;
    entities: LiaisonEntities;
    assignments: AssignmentStore;
    batches: BatchStore;
    rules: AssignmentRules;
    proposals: ProposalWriter;
    warnings: AssignmentWarnings;
  }) {
    this.#knex = options.knex;
    this.#entities = options.entities;
    this.#assignments = options.assignments;
    this.#batches = options.batches;
    this.#rules = options.rules;
    this.#proposals = options.proposals;
    this.#warnings = options.warnings;
  }

  /**
   * @param view - refuses scopes that the caller may not propose for
   * @returns a result per scope, in the order of the request; of a key that was
   * used before, what became of the scopes then
   * @throws InputError where the terms are wrong for all, ConflictError where
   * the key was used for another request
   */
  async propose(
    input: AssignmentBatch,
    by: Principal,
    view?: LiaisonView,
  ): Promise<AssignmentBatchResult[]> {
    const terms = readTerms(input);
    const { key } = input;
    if (key === undefined) {
      const batch = await this.#prepare(input, terms, by, view);
      return this.#knex.transaction(trx => this.#write(trx, batch));
    }
    const fingerprint = fingerprintOf(terms, input);
    const keyed = { key, caller: by.ref, fingerprint };
    const known = await this.#batches.find(this.#knex, keyed);
    if (known) {
      return view?.mayProposeAnything === false
        ? this.#retell(known, input, terms, view)
        : known;
    }
    const batch = await this.#prepare(input, terms, by, view);
    return this.#knex.transaction(trx => this.#writeOnce(trx, batch, keyed));
  }

  /** Does all of it and undoes it: what it says is what would happen. */
  async tryOut(
    input: AssignmentBatch,
    by: Principal,
    view?: LiaisonView,
  ): Promise<AssignmentBatchResult[]> {
    const batch = await this.#prepare(input, readTerms(input), by, view);
    const trx = await this.#knex.transaction();
    try {
      const results = await this.#write(trx, batch);
      const made = new Set(results.filter(isCreated).map(({ id }) => id));
      return results.map(({ id, ...result }) =>
        made.has(id) ? result : { id, ...result },
      );
    } finally {
      await trx.rollback();
    }
  }

  /** Forgets keys that nobody uses any more. */
  async prune(): Promise<void> {
    await this.#batches.prune(this.#knex, Date.now());
  }

  async #prepare(
    input: AssignmentBatch,
    terms: SharedProposal,
    by: Principal,
    view: LiaisonView | undefined,
  ): Promise<Batch> {
    const { liaisonRef } = terms;
    const liaison =
      liaisonRef === undefined
        ? undefined
        : await this.#entities.person('terms.liaisonRef', liaisonRef, view);
    const { scopeRefs } = input;
    const wanted = { scopeRefs, liaisonRef, view };
    const read = await readBatchScopes(this.#entities, wanted);
    const ids = [...read.scopes.values()].map(({ id }) => id);
    const mayRead = (await view?.readerOn(ids)) ?? (() => true);
    return { terms, liaison, scopeRefs, ...read, by, view, mayRead };
  }

  /** What became of scopes for which the caller may still propose. */
  async #retell(
    results: AssignmentBatchResult[],
    { scopeRefs }: AssignmentBatch,
    { liaisonRef }: SharedProposal,
    view: LiaisonView,
  ): Promise<AssignmentBatchResult[]> {
    const wanted = { scopeRefs, liaisonRef, view };
    const { refused } = await readBatchScopes(this.#entities, wanted);
    return results.map(result => {
      const { index, scopeRef } = result;
      const error = refused.get(scopeRef);
      return error
        ? { index, scopeRef, status: 'rejected', warnings: [], error }
        : result;
    });
  }

  /** Where nothing came of it the key stays free: asking again does no harm. */
  async #writeOnce(
    trx: Knex.Transaction,
    batch: Batch,
    keyed: KeyedBatch,
  ): Promise<AssignmentBatchResult[]> {
    if (!(await this.#batches.claim(trx, keyed, Date.now()))) {
      return (await this.#batches.find(trx, keyed)) ?? [];
    }
    const results = await this.#write(trx, batch);
    if (results.some(isCreated)) {
      await this.#batches.keep(trx, keyed, results);
    } else {
      await this.#batches.release(trx, keyed);
    }
    return results;
  }

  async #write(
    trx: Knex.Transaction,
    batch: Batch,
  ): Promise<AssignmentBatchResult[]> {
    const { terms, liaison, scopes, view, mayRead } = batch;
    const scopeIds = [...scopes.values()].map(scope => scope.id);
    await lockLiaisons(trx, { people: [liaison?.id], scopes: scopeIds });
    const now = Date.now();
    const series = await this.#rules.series(
      trx,
      { terms, liaison, scopeIds },
      now,
    );
    const decided = decideAll(batch, series, now);
    const keys = await this.#proposals.write(
      trx,
      decided.flatMap(({ proposal }) => proposal ?? []),
    );
    const stored = await this.#assignments.findAll([...keys.values()], trx);
    const warnings = await this.#warnings.of(stored, now, {
      db: trx,
      view,
      mayRead,
    });
    return decided.map((each, index) => {
      const key = each.scope && keys.get(each.scope.id);
      const id = each.held?.id ?? key?.toString();
      return toResult(each, index, id, warnings.get(id ?? ''));
    });
  }
}

function decideAll(batch: Batch, series: ProposalSeries, now: number) {
  const { terms, liaison, scopeRefs, scopes, refused, by, mayRead } = batch;
  const mayHear: MayRead = each => each.proposedBy === by.ref || mayRead(each);
  return scopeRefs.map((scopeRef): Decided => {
    const scope = scopes.get(scopeRef);
    if (!scope) return { scopeRef, error: refused.get(scopeRef) };
    const proposal = newProposal(terms, { scope, liaison }, by, now);
    const held = series.held(proposal);
    if (held && mayHear(held)) return { scopeRef, scope, held };
    try {
      series.take(proposal);
      return { scopeRef, scope, proposal };
    } catch (cause) {
      const error = batchError(cause, mayHear);
      if (!error) throw cause;
      return { scopeRef, scope, error };
    }
  });
}

function isCreated({ status }: AssignmentBatchResult): boolean {
  return status === 'created';
}

function toResult(
  { scopeRef, scope, held, error }: Decided,
  index: number,
  id: string | undefined,
  warnings: string[] = [],
): AssignmentBatchResult {
  const shown = { index, scopeRef, scopeTitle: scope?.title };
  if (error) return { ...shown, status: 'rejected', warnings: [], error };
  return held
    ? { ...shown, status: 'unchanged', id, warnings: [] }
    : { ...shown, status: 'created', id, warnings };
}
