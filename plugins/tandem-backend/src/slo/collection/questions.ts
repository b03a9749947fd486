import { SLOT_MILLIS } from '@tandem/backstage-plugin-tandem-common';
import type {
  SliAnswer,
  SliRequest,
} from '@tandem/backstage-plugin-tandem-node';
import type { StoredSlo } from '../storedSlo';
import type { Piece } from './collectionPieces';
import type { Claim } from './CollectionStore';
import type { MeasuredWith } from './SourceChecker';

/** A series with what to ask for. */
export interface Question {
  claim: Claim;
  slo: StoredSlo;
  piece: Piece;
  measured: MeasuredWith;
}

/** Those that one request to one source may hold; those in doubt apart, and last. */
export function groupQuestions(questions: Question[]): Question[][] {
  const groups = new Map<string, Question[]>();
  for (const question of questions) {
    const { piece } = question;
    const key = JSON.stringify([
      sourceKey(question),
      piece,
      isInDoubt(question),
    ]);
    groups.set(key, [...(groups.get(key) ?? []), question]);
  }
  const all = [...groups.values()];
  return [
    ...all.filter(([first]) => !isInDoubt(first)),
    ...all.filter(([first]) => isInDoubt(first)),
  ];
}

/** It had no answer, or not all of it, when it was last asked. */
export function isInDoubt({ claim }: Question): boolean {
  return claim.attempts > 0;
}

/** Which source it is for, unlike any other. */
export function sourceKey({ measured }: Question): string {
  return JSON.stringify([measured.provider.type, measured.source]);
}

/** @param questions - of one group */
export function toRequest(questions: Question[]): SliRequest {
  const [{ piece, measured }] = questions;
  return {
    source: measured.source,
    slots: {
      from: piece.from,
      to: piece.to,
      lengthMillis: SLOT_MILLIS[piece.resolution],
    },
    queries: questions.map(each => ({
      id: idOf(each),
      indicator: each.measured.indicator,
    })),
  };
}

/** The answer to each question; of some a provider may have said nothing. */
export function answersTo(
  questions: Question[],
  answers: readonly SliAnswer[],
): Map<Question, SliAnswer> {
  const byId = new Map(answers.map(answer => [answer.id, answer]));
  return new Map(
    questions.map(each => [
      each,
      byId.get(idOf(each)) ??
        failed(each, `${each.measured.source} did not answer for this SLO`),
    ]),
  );
}

/** The same failure of the source for all. */
export function failedAll(
  questions: Question[],
  message: string,
): Map<Question, SliAnswer> {
  return new Map(questions.map(each => [each, failed(each, message)]));
}

function failed(question: Question, message: string): SliAnswer {
  return { id: idOf(question), error: { message, isRetryable: true } };
}

function idOf({ slo }: Question): string {
  return String(slo.id);
}
