import { InputError } from '@backstage/errors';
import {
  assignmentCreateSchema,
  type AssignmentBatch,
  type AssignmentCreate,
} from '@tandem/backstage-plugin-tandem-common';
import { createHash } from 'node:crypto';
import { parseField } from '../http/parseInput';

/** An assignment as it is proposed, but for its scope. */
export type SharedProposal = Omit<AssignmentCreate, 'scopeRef'>;

/**
 * The terms of a batch, which are those of a proposal.
 *
 * @throws InputError that names the field of the terms
 */
export function readTerms({
  terms,
  scopeRefs,
}: AssignmentBatch): SharedProposal {
  if ('scopeRef' in terms) {
    throw new InputError(
      'terms.scopeRef: unknown field; name the scopes in scopeRefs',
    );
  }
  const read = parseField(assignmentCreateSchema, {
    ...terms,
    scopeRef: scopeRefs[0],
  });
  if ('error' in read) throw new InputError(`terms.${read.error.message}`);
  const { scopeRef, ...shared } = read.data;
  return shared;
}

/** The same for requests that ask for the same. */
export function fingerprintOf(
  terms: SharedProposal,
  { scopeRefs }: AssignmentBatch,
): string {
  return createHash('sha256')
    .update(JSON.stringify([terms, scopeRefs]))
    .digest('hex');
}
