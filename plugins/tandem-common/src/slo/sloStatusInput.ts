import type { AlertPair } from './alertPairs';
import type { EventCounts } from './budget';
import type { WindowDuration } from './rollingWindow';
import type { SloState } from './sloSchema';
import type { BurnWindow } from './sloStatusSchema';

/** How old the newest slot may be, unless an SLO says otherwise. @public */
export const DEFAULT_STALE_AFTER_MILLIS = 15 * 60_000;

/** @public */
export interface SloObjective {
  displayName?: string;
  targetPpb: bigint;
}

/** What the status of an SLO is computed from; instants in epoch milliseconds. @public */
export interface SloStatusInput {
  state: SloState;
  /** One or more, over the same events. */
  objectives: readonly SloObjective[];
  /** Of the rolling window. */
  duration: WindowDuration;
  /** End of the newest slot; undefined before the first. */
  asOf: number | undefined;
  now: number;
  staleAfterMillis?: number;
  /** What the source says when it fails. */
  error?: string;
  /** Of the window that ends at `asOf`. */
  counts: EventCounts;
  /** Of the windows that end at `asOf`. */
  burnCounts: Readonly<Record<BurnWindow, EventCounts>>;
  slotsWithData: number;
  slotsInWindow: number;
  /** Stored integers per event, 1 unless given. */
  scale?: bigint;
  /** Since when a pair fires for an objective, by its place in `objectives`. */
  firingSince?: (objective: number, pair: AlertPair) => number | undefined;
  /** When the budget of an objective is spent, by its place. */
  exhaustsAt?: (objective: number) => number | undefined;
}
