import type { FieldChange } from '@tandem/backstage-plugin-tandem-common';

/** Longer values are told by their length, in characters of JSON. */
const VALUE_LIMIT = 4000;
/** More fields than this are told by their number. */
const FIELD_LIMIT = 100;
/** Longer names of fields are cut. */
const NAME_LIMIT = 400;

/**
 * As much of some changes as a history keeps: the revisions of an SLO hold its
 * documents, so that a large one need not be stored twice.
 */
export function boundChanges(changes: FieldChange[]): FieldChange[] {
  const kept = changes.slice(0, FIELD_LIMIT).map(toBounded);
  const left = changes.length - kept.length;
  if (left === 0) return kept;
  const after = `(${left} more fields changed; the revisions hold them)`;
  return [...kept, { field: 'more', after }];
}

function toBounded({ field, ...values }: FieldChange): FieldChange {
  return {
    field: field.length > NAME_LIMIT ? `${field.slice(0, NAME_LIMIT)}…` : field,
    ...Object.fromEntries(
      Object.entries(values).map(([side, value]) => [side, bounded(value)]),
    ),
  };
}

function bounded(value: unknown): unknown {
  const { length } = JSON.stringify(value);
  return length > VALUE_LIMIT
    ? `(${length} characters; the revisions hold them)`
    : value;
}
