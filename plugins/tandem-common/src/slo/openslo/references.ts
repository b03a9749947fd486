import { isJsonObject } from './DocumentField';
import type {
  OpenSloDocument,
  OpenSloKind,
  OpenSloPath,
} from './openSloDocument';
import type { OpenSloReference, SloDefinitionError } from './sloDefinition';

/** Finds a document by its kind and `metadata.name`. @public */
export type OpenSloLookUp = (
  kind: OpenSloKind,
  name: string,
) => OpenSloDocument | undefined;

interface PlacedReference extends OpenSloReference {
  path: OpenSloPath;
  /** A service and a data source may live elsewhere: in the catalog, in the configuration. */
  optional: boolean;
}

const FIELDS: Record<string, { kind: OpenSloKind; optional: boolean }> = {
  indicatorRef: { kind: 'SLI', optional: false },
  alertPolicyRef: { kind: 'AlertPolicy', optional: false },
  conditionRef: { kind: 'AlertCondition', optional: false },
  targetRef: { kind: 'AlertNotificationTarget', optional: false },
  metricSourceRef: { kind: 'DataSource', optional: true },
};

/**
 * The documents that a valid document names, and those that they name in turn,
 * each once; and the names that no document has, at their place in this one.
 *
 * @public
 */
export function resolveReferences(
  document: OpenSloDocument,
  lookUp: OpenSloLookUp,
): { references: OpenSloReference[]; errors: SloDefinitionError[] } {
  const references = new Map<string, OpenSloReference>();
  const errors: SloDefinitionError[] = [];
  const follow = (from: OpenSloDocument, via: PlacedReference | undefined) => {
    for (const reference of referencesIn(from)) {
      const { kind, name, optional } = reference;
      const key = `${kind} ${name}`;
      const target = references.has(key) ? undefined : lookUp(kind, name);
      if (target) {
        references.set(key, { kind, name });
        follow(target, via ?? reference);
      } else if (!references.has(key) && !optional) {
        errors.push(unresolved(reference, via));
      }
    }
  };
  follow(document, undefined);
  return { references: [...references.values()], errors };
}

function unresolved(
  { kind, name, path }: PlacedReference,
  via: PlacedReference | undefined,
): SloDefinitionError {
  return via
    ? {
        path: via.path,
        message: `the ${via.kind} ${via.name} names the ${kind} ${name}, which there is not`,
      }
    : { path, message: `there is no ${kind} named ${name}` };
}

function referencesIn(document: OpenSloDocument): PlacedReference[] {
  const found: PlacedReference[] = [];
  const { service, alertPolicies } = document.spec;
  if (document.kind === 'SLO' && typeof service === 'string') {
    const path = ['spec', 'service'];
    found.push({ kind: 'Service', name: service, path, optional: true });
  }
  if (document.kind === 'SLO' && Array.isArray(alertPolicies)) {
    for (const [index, name] of alertPolicies.entries()) {
      if (typeof name === 'string') {
        const path = ['spec', 'alertPolicies', index];
        found.push({ kind: 'AlertPolicy', name, path, optional: false });
      }
    }
  }
  collect(document.spec, ['spec'], found);
  return found;
}

/** What a source or a connection holds is its own and names no documents. */
const OPAQUE = /^(metricSource\.spec|spec\.connectionDetails)$/;

function collect(
  value: unknown,
  path: OpenSloPath,
  found: PlacedReference[],
): void {
  if (OPAQUE.test(path.slice(-2).join('.'))) {
    return;
  }
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      collect(item, [...path, index], found);
    }
  } else if (isJsonObject(value)) {
    for (const [name, field] of Object.entries(value)) {
      const place = [...path, name];
      if (Object.hasOwn(FIELDS, name) && typeof field === 'string') {
        found.push({ ...FIELDS[name], name: field, path: place });
      } else {
        collect(field, place, found);
      }
    }
  }
}
