import type {
  AlertSeverity,
  BurnWindow,
} from '@tandem/backstage-plugin-tandem-common';

/** A time during which an alert of an objective fired, in epoch milliseconds. */
export interface AlertRecord {
  /** The place of the objective, from 0. */
  objective: number;
  severity: AlertSeverity;
  long: BurnWindow;
  short: BurnWindow;
  startedAt: number;
  /** Absent while it fires. */
  endedAt?: number;
}

/** What the slots say of one pair of windows from an instant on. */
export interface AlertEvaluation {
  objective: number;
  long: BurnWindow;
  /** Nothing is said of this instant and of what was before. */
  from: number;
  /** The first instant something is said of. */
  firstAt: number;
  /** The last one; before `firstAt` where nothing is said. */
  lastAt: number;
  /** That start after `from`, oldest first. */
  episodes: AlertRecord[];
}

/**
 * History after its newest part was looked at again: what started before stays,
 * and ends where the slots say so; what started since is as the slots say.
 *
 * @param closedAt - when alerts end that nothing is said of any more, because
 * the objective or the window they belong to is gone
 */
export function mergeAlertHistory(
  kept: AlertRecord[],
  evaluations: AlertEvaluation[],
  closedAt: number,
): AlertRecord[] {
  const byKey = new Map(evaluations.map(item => [keyOf(item), item]));
  const carried = kept.flatMap(record => {
    const evaluation = byKey.get(keyOf(record));
    return evaluation
      ? carryOn(record, evaluation)
      : [{ ...record, endedAt: record.endedAt ?? closedAt }];
  });
  const open = new Set(
    kept
      .filter(record => {
        const from = byKey.get(keyOf(record))?.from;
        return from !== undefined && firesAfter(record, from);
      })
      .map(keyOf),
  );
  const begun = evaluations.flatMap(evaluation =>
    evaluation.episodes.filter(
      episode =>
        !(open.has(keyOf(evaluation)) && isContinuation(episode, evaluation)),
    ),
  );
  return [...carried, ...begun];
}

/** The part of a record that was before, and how it goes on. */
function carryOn(
  record: AlertRecord,
  evaluation: AlertEvaluation,
): AlertRecord[] {
  if (record.startedAt > evaluation.from) return [];
  const isSilent = evaluation.lastAt < evaluation.firstAt;
  if (isSilent || !firesAfter(record, evaluation.from)) return [record];
  const [first] = evaluation.episodes;
  if (first && isContinuation(first, evaluation)) {
    return [{ ...record, endedAt: first.endedAt }];
  }
  return [{ ...record, endedAt: evaluation.firstAt }];
}

function firesAfter(record: AlertRecord, instant: number): boolean {
  return (
    record.startedAt <= instant &&
    (record.endedAt === undefined || record.endedAt > instant)
  );
}

function isContinuation(episode: AlertRecord, evaluation: AlertEvaluation) {
  return episode.startedAt === evaluation.firstAt;
}

function keyOf(item: { objective: number; long: BurnWindow }): string {
  return `${item.objective}/${item.long}`;
}
