import { checkDocument } from './checkDocument';
import { type Finding, Findings } from './Findings';
import type { OpenSloProblem } from '../sloImportSchema';
import type { OpenSloValidation } from './openSloDocument';
import { formatOpenSloPath } from './openSloPath';

/**
 * Checks a document that comes as JSON. JSON has no lines to speak of: they and
 * the columns are 1.
 *
 * @public
 */
export function validateOpenSlo(json: unknown): OpenSloValidation {
  const { document, findings } = checkDocument(json, {
    findings: new Findings(),
    numberText: () => undefined,
  });
  return {
    ...(document && { document }),
    errors: findings.errors.map(withoutPlace),
    warnings: findings.warnings.map(withoutPlace),
  };
}

function withoutPlace({ path, message }: Finding): OpenSloProblem {
  return { path: formatOpenSloPath(path), line: 1, column: 1, message };
}
