import type { OpenSloProblem } from '../sloImportSchema';
import type { ParsedOpenSlo } from './openSloDocument';
import { formatOpenSloPath } from './openSloPath';
import type { SloDefinitionError } from './sloDefinition';

/**
 * An error of a document's definition at its place in the text.
 *
 * @param parsed - left out for a document that came as JSON
 * @public
 */
export function problemAt(
  { path, message }: SloDefinitionError,
  parsed?: ParsedOpenSlo,
): OpenSloProblem {
  const position = parsed?.locate(path) ?? { line: 1, column: 1 };
  return { path: formatOpenSloPath(path), ...position, message };
}
