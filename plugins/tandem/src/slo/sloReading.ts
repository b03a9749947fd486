import {
  describeSlo,
  readSloDefinition,
  toOpenSloYaml,
  validateOpenSlo,
  type OpenSloDocument,
  type Slo,
} from '@tandem/backstage-plugin-tandem-common';

/** What a document says of an SLO, in words; nothing where it names documents elsewhere. */
export interface SloReading {
  /** What it promises, in plain words. */
  promise?: string;
  /** Its author's own words. */
  description?: string;
  /** Where its events are counted, such as `push` or `prometheus`. */
  sourceType?: string;
}

export function readingOf(slo: Pick<Slo, 'document'>): SloReading {
  const { document } = validateOpenSlo(slo.document);
  const definition = document && readSloDefinition(document).definition;
  return definition
    ? {
        promise: describeSlo(definition),
        description: definition.description,
        sourceType: definition.sourceType,
      }
    : {};
}

/** A stored document as YAML, in the order people write its fields. */
export function yamlOf(document: Record<string, unknown>): string {
  // What is stored was checked before.
  return toOpenSloYaml([document as OpenSloDocument]);
}
