import type {
  OpenSloDocument,
  OpenSloReference,
} from '@tandem/backstage-plugin-tandem-common';

/** What an OpenSLO document is found by: its kind and name. */
export function documentKey({ kind, metadata }: OpenSloDocument): string {
  return referenceKey({ kind, name: metadata.name });
}

export function referenceKey({
  kind,
  name,
}: Pick<OpenSloReference, 'kind' | 'name'>): string {
  return `${kind}/${name}`;
}

/** Sorts documents by kind and name. */
export function byDocumentKey(a: OpenSloDocument, b: OpenSloDocument): number {
  return documentKey(a) < documentKey(b) ? -1 : 1;
}
