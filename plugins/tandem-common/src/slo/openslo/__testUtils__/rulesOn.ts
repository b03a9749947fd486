import { validateOpenSlo } from '../validateOpenSlo';

/** What a document is about, and the document. */
export type Sample = [about: string, json: unknown];

/** The same with the one problem it has: its path, and how the words about it begin. */
export type ProblemSample = [about: string, json: unknown, problem: string];

/** What the rules say about a document, each problem as `path: message`. */
export function rulesOn(json: unknown) {
  const { document, errors, warnings } = validateOpenSlo(json);
  return {
    document,
    errors: errors.map(({ path, message }) => `${path}: ${message}`),
    warnings: warnings.map(({ path, message }) => `${path}: ${message}`),
  };
}
