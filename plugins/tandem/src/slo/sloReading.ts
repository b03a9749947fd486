import {
  describeSlo,
  readSloDefinition,
  toOpenSloYaml,
  validateOpenSlo,
  type OpenSloDocument,
  type Slo,
} from '@tandem/backstage-plugin-tandem-common';

/** What an SLO promises, in plain words; empty where it names documents elsewhere. */
export function readingOf(slo: Pick<Slo, 'document'>): string {
  const { document } = validateOpenSlo(slo.document);
  const definition = document && readSloDefinition(document).definition;
  return definition ? describeSlo(definition) : '';
}

/** A stored document as YAML, in the order people write its fields. */
export function yamlOf(document: Record<string, unknown>): string {
  // What is stored was checked before.
  return toOpenSloYaml([document as OpenSloDocument]);
}
