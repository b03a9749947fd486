import { InputError } from '@backstage/errors';
import {
  problemAt,
  validateOpenSlo,
  type OpenSloDocument,
  type OpenSloProblem,
  type SloDefinition,
  type SloDefinitionError,
} from '@tandem/backstage-plugin-tandem-common';
import type { ReadDefinition } from './DefinitionReader';

/** What an SLO is read as once it names its service. */
export type PlacedDefinition = SloDefinition & { entityRef: string };

/** More than this many problems are not told in one message. */
const PROBLEM_LIMIT = 5;

/**
 * A document of kind SLO that came as JSON.
 *
 * @throws InputError that names the fields
 */
export function readSloDocument(value: unknown): OpenSloDocument {
  const { document, errors } = validateOpenSlo(value);
  if (!document) return refuse(errors);
  if (document.kind !== 'SLO') {
    throw new InputError(
      `document.kind: must be SLO; import documents of kind ${document.kind} as a file`,
    );
  }
  return document;
}

/** @throws InputError that names the fields */
export function requireDefinition(read: ReadDefinition): PlacedDefinition {
  const placed = placeDefinition(read);
  return placed.errors
    ? refuse(placed.errors.map(error => problemAt(error)))
    : placed.definition;
}

/** The definition where it names a component, else what is wrong with it. */
export function placeDefinition(
  read: ReadDefinition,
):
  | { definition: PlacedDefinition; errors?: undefined }
  | { definition?: undefined; errors: SloDefinitionError[] } {
  if (!read.definition) return { errors: read.errors };
  const { entityRef } = read.definition;
  if (!entityRef?.startsWith('component:')) {
    const path = ['spec', 'service'];
    const message =
      'must name a component, such as component:default/payments; systems, domains and groups show the SLOs of their components';
    return { errors: [{ path, message }] };
  }
  return { definition: { ...read.definition, entityRef } };
}

function refuse(problems: OpenSloProblem[]): never {
  const told = problems
    .slice(0, PROBLEM_LIMIT)
    .map(({ path, message }) =>
      path ? `document.${path}: ${message}` : `document: ${message}`,
    );
  const more = problems.length - told.length;
  throw new InputError(
    told.join('; ') + (more > 0 ? `; and ${more} more` : ''),
  );
}
