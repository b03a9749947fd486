import type { OpenSloProblem } from '../sloImportSchema';
import type { ComposedYaml } from './composeYaml';
import type { Finding, Findings } from './Findings';
import type { OpenSloPath } from './openSloDocument';
import { formatOpenSloPath } from './openSloPath';

/** The findings with the lines and columns of the text they are about. */
export function placeFindings(
  findings: Findings,
  yaml: ComposedYaml,
  offsetOf: (path: OpenSloPath, at: 'key' | 'value') => number,
): { errors: OpenSloProblem[]; warnings: OpenSloProblem[] } {
  const place = ({ path, message, at, offset }: Finding): OpenSloProblem => ({
    path: formatOpenSloPath(path),
    ...yaml.position(offset ?? offsetOf(path, at)),
    message,
  });
  return {
    errors: findings.errors.map(place),
    warnings: findings.warnings.map(place),
  };
}
