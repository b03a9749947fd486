import {
  checkAlertCondition,
  checkAlertNotificationTarget,
  checkAlertPolicy,
} from './checkAlerting';
import { checkDataSource } from './checkDataSource';
import { checkMetadata } from './checkMetadata';
import { checkService } from './checkService';
import { checkSli } from './checkSli';
import { checkSlo } from './checkSlo';
import { convertV1alpha } from './convertV1alpha';
import { convertV2alpha } from './convertV2alpha';
import {
  type DocumentContext,
  DocumentField,
  isJsonObject,
} from './DocumentField';
import { Findings } from './Findings';
import {
  type JsonObject,
  OPEN_SLO_KINDS,
  type OpenSloDocument,
  type OpenSloKind,
  type OpenSloPath,
} from './openSloDocument';
import { type OpenSloMove, originalPath } from './openSloMoves';
import { plainJson } from './plainJson';

/** What came of checking one document. */
export interface CheckedDocument {
  /** As OpenSLO v1; only where nothing is wrong. */
  document?: OpenSloDocument;
  findings: Findings;
  /** Where a path of the v1 document is in the one that was checked. */
  original(path: OpenSloPath): OpenSloPath;
}

const SPEC_RULES: Record<OpenSloKind, (spec: DocumentField) => void> = {
  SLO: checkSlo,
  SLI: checkSli,
  AlertPolicy: checkAlertPolicy,
  AlertCondition: checkAlertCondition,
  AlertNotificationTarget: checkAlertNotificationTarget,
  DataSource: checkDataSource,
  Service: checkService,
};

const CONVERSIONS: Record<
  string,
  (
    document: JsonObject,
    findings: Findings,
  ) => { document: JsonObject; moves: OpenSloMove[] }
> = {
  'openslo/v1alpha': convertV1alpha,
  'openslo.com/v2alpha': convertV2alpha,
};

/**
 * Checks a JSON value against the rules of OpenSLO; older versions are
 * converted to v1 first. The paths of the findings are those of the value.
 */
export function checkDocument(
  value: unknown,
  { findings, numberText }: DocumentContext,
): CheckedDocument {
  const plain = plainJson(value, findings);
  if (findings.failed || !isJsonObject(plain)) {
    if (!findings.failed) {
      findings.error(
        [],
        'must be an object with apiVersion, kind, metadata and spec',
      );
    }
    return { findings, original: path => path };
  }
  const { document, moves } = toV1(plain, findings);
  const original = (path: OpenSloPath) => originalPath(path, moves);
  const found = new Findings();
  checkV1(
    new DocumentField(document, [], {
      findings: found,
      numberText: path => numberText(original(path)),
    }),
  );
  findings.adopt(found, original);
  return findings.failed
    ? { findings, original }
    : { document: withSpec(document), findings, original };
}

function toV1(
  plain: JsonObject,
  findings: Findings,
): { document: JsonObject; moves: OpenSloMove[] } {
  const version = plain.apiVersion;
  if (typeof version !== 'string' || !Object.hasOwn(CONVERSIONS, version)) {
    return { document: plain, moves: [] };
  }
  findings.warning(['apiVersion'], `${version} is converted to openslo/v1`);
  return CONVERSIONS[version](plain, findings);
}

function checkV1(document: DocumentField): void {
  document.isObjectOf(['apiVersion', 'kind', 'metadata', 'spec']);
  const apiVersion = document.field('apiVersion');
  if (apiVersion.required() && apiVersion.value !== 'openslo/v1') {
    apiVersion.error(
      'must be openslo/v1; openslo/v1alpha and openslo.com/v2alpha are converted',
    );
  }
  checkMetadata(document.field('metadata'));
  const kind = document.field('kind');
  if (kind.required() && kind.isOneOf(OPEN_SLO_KINDS)) {
    SPEC_RULES[kind.value as OpenSloKind](document.field('spec'));
  }
}

/** A Service may come without `spec`; everything else was just checked. */
function withSpec(document: JsonObject): OpenSloDocument {
  return { ...document, spec: document.spec ?? {} } as OpenSloDocument;
}
