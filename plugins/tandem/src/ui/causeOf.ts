import { withNames } from './withNames';

/** What a failed request says before the body of an answer that is not the backend's. */
const FOREIGN_ANSWER = /^(Request failed with status \d+[^,]*),.*$/s;

/**
 * The backend's own words, where it had any, with names for references. What a
 * proxy in between answered is left out.
 */
export function causeOf(error: Error): string {
  const { cause } = error as { cause?: unknown };
  const words =
    cause instanceof Error && cause.message ? cause.message : error.message;
  return withNames(words.replace(FOREIGN_ANSWER, '$1'));
}
