import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { SliAnswer } from '@tandem/backstage-plugin-tandem-node';
import type { Knex } from 'knex';
import type { DefinitionReader } from '../DefinitionReader';
import type { StoredSlo } from '../storedSlo';
import { RECHECK_MILLIS, type CollectionEnroller } from './CollectionEnroller';
import { nextPiece, nextSlotDue } from './collectionPieces';
import type { Claim, CollectionStore } from './CollectionStore';
import type { CollectionWriter } from './CollectionWriter';
import {
  answersTo,
  failedAll,
  groupQuestions,
  isInDoubt,
  sourceKey,
  toRequest,
  type Question,
} from './questions';
import { problemText, PUSH, type SourceChecker } from './SourceChecker';
import { SourceTurn } from './SourceTurn';

/** Series per step, and so SLOs per request. */
const STEP = 50;
/** Providers have limits of their own; this one is for those that forget. */
const LONGEST_MILLIS = 28_000;
/** No run takes that long. */
const NEXT_RUN_MILLIS = 30_000;

/** What collecting consists of. */
export interface CollectionParts {
  knex: Knex;
  logger: LoggerService;
  store: CollectionStore;
  enroller: CollectionEnroller;
  definitions: DefinitionReader;
  checker: SourceChecker;
  writer: CollectionWriter;
}

/**
 * Some steps of collecting. A source that does not answer is not asked again in
 * the same run, so that the others do not wait for it. An SLO that had no answer
 * before is asked alone, so that its query is slow for nobody else.
 */
export class CollectionRun {
  readonly #parts: CollectionParts;
  readonly #signal: AbortSignal;
  /** By the keys of sources. */
  readonly #turns = new Map<string, SourceTurn>();
  #hasEnrolled = false;

  constructor(parts: CollectionParts, signal: AbortSignal) {
    this.#parts = parts;
    this.#signal = signal;
  }

  /** @returns how many series were looked at; call again until it is 0 */
  async step(): Promise<number> {
    const { store, enroller } = this.#parts;
    // There may be something due in each step of a run.
    if (!this.#hasEnrolled) await enroller.enrol(Date.now());
    this.#hasEnrolled = true;
    const claims = await store.claim(STEP, Date.now());
    if (claims.length === 0) return enroller.enrol(Date.now());
    for (const questions of groupQuestions(await this.#prepare(claims))) {
      await this.#measure(questions);
    }
    return claims.length;
  }

  async #measure(questions: Question[]): Promise<void> {
    const { store, writer } = this.#parts;
    const turn = this.#turnOf(questions[0]);
    const areInDoubt = isInDoubt(questions[0]);
    let rest = questions;
    while (rest.length > 0) {
      if (areInDoubt && turn.isOver) {
        const claims = rest.map(({ claim }) => claim);
        await store.postpone(claims, Date.now() + NEXT_RUN_MILLIS);
        return;
      }
      const some = areInDoubt ? rest.slice(0, turn.share) : rest;
      rest = rest.slice(some.length);
      for (const [question, answer] of await this.#ask(some, turn)) {
        await this.#write(question.slo, () => writer.keep(question, answer));
      }
    }
  }

  #turnOf(question: Question): SourceTurn {
    const key = sourceKey(question);
    const turn = this.#turns.get(key) ?? new SourceTurn();
    this.#turns.set(key, turn);
    return turn;
  }

  /** What to ask for; the claims without anything to ask end here. */
  async #prepare(claims: Claim[]): Promise<Question[]> {
    const { knex, store, definitions } = this.#parts;
    const slos = await store.currentSlos(claims.map(each => each.seriesId));
    await store.remove(claims.filter(each => !slos.has(each.seriesId)));
    const current = claims.flatMap(claim => {
      const slo = slos.get(claim.seriesId);
      return slo ? [{ claim, slo }] : [];
    });
    const read = await definitions.readAll(
      knex,
      current.map(({ slo }) => slo.document),
    );
    const questions: Question[] = [];
    const idle: Claim[] = [];
    const pushed: Claim[] = [];
    for (const [index, { claim, slo }] of current.entries()) {
      const { definition } = read[index];
      if (!definition || definition.sourceType === PUSH) {
        (definition ? pushed : idle).push(claim);
        continue;
      }
      const found = this.#parts.checker.measuredWith(definition);
      const piece = nextPiece(claim.cursors, Date.now());
      if ('problems' in found) await this.#refuse({ claim, slo }, found);
      else if (!piece) idle.push(claim);
      else questions.push({ claim, slo, piece, measured: found.with });
    }
    await store.postpone(pushed, Date.now() + RECHECK_MILLIS);
    await store.postpone(idle, nextSlotDue(Date.now()));
    return questions;
  }

  async #refuse(
    about: Pick<Question, 'claim' | 'slo'>,
    { problems }: { problems: Parameters<typeof problemText>[0] },
  ): Promise<void> {
    const failure = { message: problemText(problems), isRetryable: false };
    await this.#write(about.slo, () => this.#parts.writer.fail(about, failure));
  }

  /** What cannot be written is tried again when its lease ends; the others must not wait for it. */
  async #write(slo: StoredSlo, write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (error) {
      this.#parts.logger.error(
        `What was measured of the SLO ${slo.id} could not be kept`,
        toError(error),
      );
    }
  }

  /** @returns nothing where the run was ended meanwhile */
  async #ask(
    questions: Question[],
    turn: SourceTurn,
  ): Promise<Map<Question, SliAnswer>> {
    if (turn.silence !== undefined) return failedAll(questions, turn.silence);
    const { provider } = questions[0].measured;
    const limit = AbortSignal.timeout(LONGEST_MILLIS);
    const start = performance.now();
    try {
      const answers = answersTo(
        questions,
        await provider.measure(toRequest(questions), {
          signal: AbortSignal.any([this.#signal, limit]),
        }),
      );
      turn.note([...answers.values()], performance.now() - start);
      return answers;
    } catch (error) {
      if (!this.#signal.aborted) {
        return this.#withoutAnswer(questions, turn, { error, limit });
      }
      const claims = questions.map(({ claim }) => claim);
      await this.#parts.store.postpone(claims, Date.now());
      return new Map();
    }
  }

  #withoutAnswer(
    questions: Question[],
    turn: SourceTurn,
    { error, limit }: { error: unknown; limit: AbortSignal },
  ): Map<Question, SliAnswer> {
    const { provider, source } = questions[0].measured;
    const message = limit.aborted
      ? `${source} did not answer within ${LONGEST_MILLIS / 1000} s`
      : toError(error).message;
    this.#parts.logger.warn(
      `SLOs could not be measured in ${provider.type}, will try again: ${message}`,
    );
    const answers = failedAll(questions, message);
    // That one question was too slow says nothing of the others.
    if (limit.aborted && questions.length === 1) {
      turn.note([...answers.values()], LONGEST_MILLIS);
    } else {
      turn.fallSilent(message);
    }
    return answers;
  }
}
