import type { LoggerService } from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import {
  AbsenceInput,
  Assignment,
  AssignmentInput,
  TandemApi,
  todayIn,
} from '@tandem/backstage-plugin-tandem-common';
import { absenceInput, assignmentInput } from './assignmentInput';
import type { DemoPerson } from '../signIn/demoAuthenticator';
import {
  DemoAssignment,
  demoAbsences,
  demoAssignments,
} from './demoAssignments';

/**
 * Assigns the demo company's liaisons, as people would through the API. What is
 * there is left alone, whatever became of it; only what a former run left half
 * done is finished.
 */
export class LiaisonPoster {
  readonly #logger: LoggerService;
  readonly #tandem: TandemApi;
  readonly #tandemAs: (person: DemoPerson) => TandemApi;
  #isDone = false;

  /** @param options.tandemAs - who asks instead of the demo itself */
  constructor(options: {
    logger: LoggerService;
    tandem: TandemApi;
    tandemAs?: (person: DemoPerson) => TandemApi;
  }) {
    const { logger, tandem, tandemAs = () => tandem } = options;
    this.#logger = logger;
    this.#tandem = tandem;
    this.#tandemAs = tandemAs;
  }

  /**
   * Once for each poster: what people change afterwards stays as they want it.
   *
   * @param options.found - references of what the catalog holds
   * @param options.now - epoch milliseconds
   */
  async post(options: {
    found: ReadonlySet<string>;
    now: number;
    signal?: AbortSignal;
  }): Promise<void> {
    if (this.#isDone) return;
    const { found, now, signal } = options;
    const today = todayIn('UTC', now);
    for (const planned of demoAssignments) {
      signal?.throwIfAborted();
      const input = assignmentInput(planned, today);
      const { scopeRef, liaisonRef = scopeRef } = input;
      if (!found.has(scopeRef) || !found.has(liaisonRef)) continue;
      await this.#assign(planned, input);
    }
    for (const planned of demoAbsences) {
      signal?.throwIfAborted();
      const absence = absenceInput(planned, today);
      if (found.has(absence.userRef)) await this.#enter(absence, today);
    }
    this.#isDone = true;
  }

  async #enter(absence: AbsenceInput, today: string) {
    const { userRef, startsOn, endsOn } = absence;
    const { items } = await this.#tandem.listAbsences({
      userRef,
      from: startsOn > today ? startsOn : today,
      to: endsOn,
    });
    if (items.length === 0) await this.#tandem.postAbsence(absence);
  }

  async #assign(planned: DemoAssignment, input: AssignmentInput) {
    const { items } = await this.#tandem.listAssignments({
      scopeRef: input.scopeRef,
      limit: 500,
    });
    const known = items.filter(each => isSame(each, input));
    if (known.some(({ state }) => !isHalfDone(planned, state))) return;
    try {
      const assignment =
        known[0] ?? (await this.#asker(planned).proposeAssignment(input));
      await this.#bringAbout(planned, assignment);
    } catch (error) {
      // Another run, or a person, was faster.
      if (!isRefused(error)) throw error;
      this.#logger.info(
        `${input.scopeRef} has got a liaison of its own in the demo: ${error}`,
      );
    }
  }

  #asker({ proposedBy }: DemoAssignment): TandemApi {
    return proposedBy ? this.#tandemAs(proposedBy) : this.#tandem;
  }

  async #bringAbout({ outcome }: DemoAssignment, assignment: Assignment) {
    if (outcome?.state === 'proposed') return;
    const { id } = assignment;
    const { version } =
      assignment.state === 'proposed'
        ? await this.#tandem.transitionAssignment(id, 'accept', {
            version: assignment.version,
          })
        : assignment;
    if (outcome?.state === 'ended') {
      const { reason } = outcome;
      await this.#tandem.transitionAssignment(id, 'end', { version, reason });
    }
    if (outcome?.state === 'handed-back') {
      const { reason, returnCriteria } = outcome;
      await this.#tandem.transitionAssignment(id, 'hand-back', {
        version,
        reason,
        returnCriteria,
      });
    }
  }
}

function isHalfDone(
  { outcome }: DemoAssignment,
  state: Assignment['state'],
): boolean {
  if (outcome?.state === 'proposed') return false;
  if (outcome) return ['proposed', 'accepted', 'active'].includes(state);
  return state === 'proposed';
}

function isSame(assignment: Assignment, input: AssignmentInput): boolean {
  return (
    assignment.scopeRef === input.scopeRef &&
    assignment.liaisonRef === input.liaisonRef &&
    assignment.role === (input.role ?? 'primary') &&
    assignment.pattern === input.pattern
  );
}

/** Refused by the rules, such as a place that is taken. */
function isRefused(error: unknown): boolean {
  return (
    error instanceof ResponseError && [400, 409].includes(error.statusCode)
  );
}
