import { stringify } from 'yaml';
import { isJsonObject } from './DocumentField';
import type { OpenSloDocument } from './openSloDocument';

/** The order in which people look for the fields; all others follow as they come. */
const FIELD_ORDER = [
  'apiVersion',
  'kind',
  'metadata',
  'name',
  'displayName',
  'labels',
  'annotations',
  'spec',
  'description',
  'service',
  'indicator',
  'indicatorRef',
  'thresholdMetric',
  'ratioMetric',
  'counter',
  'good',
  'bad',
  'total',
  'timeWindow',
  'budgetingMethod',
  'objectives',
  'alertPolicies',
];

/**
 * The documents as YAML. To read the text gives the same documents: no line is
 * folded, and what another reader could take for something else than text is
 * quoted.
 *
 * @public
 */
export function toOpenSloYaml(documents: readonly OpenSloDocument[]): string {
  return documents
    .map(document =>
      stringify(ordered(document), {
        schema: 'core',
        // YAML 1.1 readers, of which there are many, take yes and 12:30 for more than text.
        compat: 'yaml-1.1',
        lineWidth: 0,
        blockQuote: 'literal',
        aliasDuplicateObjects: false,
      }),
    )
    .join('---\n');
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(ordered);
  }
  if (!isJsonObject(value)) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, field]): [string, unknown] => [name, ordered(field)])
      .sort(([a], [b]) => rank(a) - rank(b)),
  );
}

function rank(name: string): number {
  const index = FIELD_ORDER.indexOf(name);
  return index < 0 ? FIELD_ORDER.length : index;
}
