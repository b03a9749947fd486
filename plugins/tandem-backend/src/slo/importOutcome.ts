import { NotAllowedError, NotFoundError } from '@backstage/errors';
import type {
  OpenSloPath,
  ParsedOpenSlo,
  SloImportResult,
} from '@tandem/backstage-plugin-tandem-common';
import { problemAt } from '@tandem/backstage-plugin-tandem-common';

/** What became of a document of a file. */
export type ImportOutcome = Pick<SloImportResult, 'status' | 'id'> & {
  /** What is wrong with it beyond what its own rules say, and where. */
  errors?: { path: OpenSloPath; message: string }[];
  warnings?: { path: OpenSloPath; message: string }[];
  /** It is right, but the caller may not write it. */
  isRefused?: boolean;
};

/** A document that fits with nothing, or must not be written. */
export function invalid(
  ...errors: { path: OpenSloPath; message: string }[]
): ImportOutcome {
  return { status: 'invalid', errors };
}

/** What becomes of a document where a guard refuses it. */
export function refusalOf(check: () => void): ImportOutcome | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    const { message } = error as Error;
    if (error instanceof NotAllowedError) {
      const path = ['metadata', 'name'];
      return { ...invalid({ path, message }), isRefused: true };
    }
    if (error instanceof NotFoundError) {
      const path = ['spec', 'service'];
      return invalid({ path, message: 'names nothing that the catalog holds' });
    }
    throw error;
  }
}

/** What the API answers of a document. */
export function toImportResult(
  parsed: ParsedOpenSlo,
  outcome: ImportOutcome,
): SloImportResult {
  const { line, kind, name, errors, warnings } = parsed;
  const { status, id } = outcome;
  return {
    line,
    kind,
    name,
    status,
    ...(id !== undefined && { id }),
    errors: [
      ...errors,
      ...(outcome.errors ?? []).map(error => problemAt(error, parsed)),
    ],
    warnings: [
      ...warnings,
      ...(outcome.warnings ?? []).map(warning => problemAt(warning, parsed)),
    ],
  };
}
