import type { OpenSloKind, OpenSloPath } from './openSloDocument';

/** One target of an SLO. @public */
export interface OpenSloObjective {
  displayName?: string;
  /** In parts per billion: 999 000 000 for 99.9 %. */
  targetPpb: bigint;
  /** The same as a ratio in decimals: `0.999`. */
  target: string;
}

/** Another document that a document names. @public */
export interface OpenSloReference {
  kind: OpenSloKind;
  name: string;
}

/** What Tandem computes an SLO by. @public */
export interface SloDefinition {
  name: string;
  /** The display name, else the name. */
  title: string;
  description?: string;
  service: string;
  /** Normalised; undefined where neither annotation nor service is a reference. */
  entityRef: string | undefined;
  /** The length of the rolling window, such as `30d`. */
  duration: string;
  objectives: OpenSloObjective[];
  /** In lower case, such as `push` or `prometheus`; undefined where no document says it. */
  sourceType: string | undefined;
  /**
   * The same for documents that count the same events: canonical JSON of what is
   * asked of the source. Another text means another series of counts.
   */
  seriesFingerprint: string;
  /** How old the newest slot may be before the figures count as stale, in milliseconds. */
  staleAfterMillis: number;
  /** All documents that this one names, and those that they name in turn. */
  references: OpenSloReference[];
}

/** Something of a valid document that does not fit with the others. @public */
export interface SloDefinitionError {
  path: OpenSloPath;
  message: string;
}
