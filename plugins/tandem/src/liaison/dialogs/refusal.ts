import { statusOf } from '../../ui/errorStatus';
import { withNames } from '../../ui/withNames';

const CONFLICT = 409;

/** Civil days, both included, and what would be promised on each. */
export interface OverAllocatedDays {
  from: string;
  /** Unset: there is no end. */
  to?: string;
  /** Percent of the working time. */
  allocation: number;
}

/** Why the API did not do what was asked. */
export interface Refusal {
  status?: number;
  /** The API's own words, with names for references. */
  message: string;
  /** Who holds the place. */
  liaisonRef?: string;
  /** The first day on which the place is free, a civil date. */
  handoverOn?: string;
  /** Who holds the place, or until when, is not for the viewer. */
  isHidden: boolean;
  days?: OverAllocatedDays[];
}

/** What a failed request tells. */
export function refusalOf(error: Error): Refusal {
  const { cause, body } = error as { cause?: unknown; body?: unknown };
  const details = { ...record(cause), ...record(body) };
  return {
    status: statusOf(error),
    message: withNames(text(record(cause).message) ?? error.message),
    liaisonRef: text(details.liaisonRef),
    handoverOn: text(details.handoverOn),
    isHidden: details.hidden === true,
    days: Array.isArray(details.days) ? details.days : undefined,
  };
}

/** Whether someone else is in the way, or was faster. */
export function isConflict(error: Error | null): boolean {
  return statusOf(error) === CONFLICT;
}

/** Whether someone else changed it since it was loaded. */
export function isStale(error: Error | null): boolean {
  return (
    error !== null &&
    isConflict(error) &&
    refusedField(refusalOf(error).message) === 'version'
  );
}

/** The field that the API's words begin with, as in `endsOn: must not …`. */
export function refusedField(message: string): string | undefined {
  return /^([a-zA-Z]+):/.exec(message)?.[1];
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)
    : {};
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
