import { isMap, isSeq, type ParsedNode } from 'yaml';
import { checkDocument } from './checkDocument';
import { type ComposedYaml, composeYaml } from './composeYaml';
import { isJsonObject } from './DocumentField';
import { Findings } from './Findings';
import { DOCUMENT_LIMIT, TEXT_LIMIT, TOKEN_LIMIT } from './limits';
import type { OpenSloFile, ParsedOpenSlo } from './openSloDocument';
import { placeFindings } from './placeFindings';
import { readYamlValue, type YamlValue } from './readYamlValue';
import { refuseDoubles } from './refuseDoubles';
import { splitYamlDocuments } from './splitYamlDocuments';
import { yamlNumberText, yamlOffset } from './yamlPlaces';

const TOO_MANY = `the text holds more than ${DOCUMENT_LIMIT} documents`;

/**
 * Reads and checks a YAML text of one or more OpenSLO documents, also as lists.
 * It never throws: what is wrong is in the results, which are in the order of
 * the text. The text may come from anyone; time and memory are bounded.
 *
 * @public
 */
export function parseOpenSlo(text: string): OpenSloFile {
  const refusal = refuseText(text);
  if (refusal !== undefined) {
    return [refused(refusal)];
  }
  const pieces = splitYamlDocuments(text.replace(/^\uFEFF/, ''));
  if (pieces.length > DOCUMENT_LIMIT) {
    return [refused(TOO_MANY)];
  }
  const budget = { left: TOKEN_LIMIT };
  const file: ParsedOpenSlo[] = [];
  for (const piece of pieces) {
    file.push(...readPiece(composeYaml(piece, budget)));
    if (file.length > DOCUMENT_LIMIT) {
      return [refused(TOO_MANY)];
    }
    if (budget.left < 0) {
      break;
    }
  }
  return file.length > 0
    ? refuseDoubles(file)
    : [refused('there is no OpenSLO document in the text')];
}

function refuseText(text: string): string | undefined {
  if (text.length > TEXT_LIMIT) {
    return `the text must have at most ${TEXT_LIMIT} characters`;
  }
  // eslint-disable-next-line no-control-regex
  return /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\p{Surrogate}]/u.test(text)
    ? 'the text holds characters that are not text'
    : undefined;
}

function refused(message: string): ParsedOpenSlo {
  return {
    line: 1,
    kind: '',
    name: '',
    errors: [{ path: '', line: 1, column: 1, message }],
    warnings: [],
    locate: () => ({ line: 1, column: 1 }),
  };
}

function readPiece(yaml: ComposedYaml): ParsedOpenSlo[] {
  const { root } = yaml;
  if (yaml.errors.length > 0) {
    return [unreadable(yaml)];
  }
  if (root === undefined || isNothing(root)) {
    return [];
  }
  const findings = new Findings();
  const value = readYamlValue(root, findings);
  if (!isSeq(root)) {
    return [readDocument(yaml, root, value, findings)];
  }
  // What is wrong with the YAML of a list cannot be told to one of its documents.
  return findings.failed
    ? [readDocument(yaml, root, value, findings)]
    : root.items.map((item, index) =>
        readDocument(
          yaml,
          item as ParsedNode,
          { ...value, json: Array.isArray(value.json) && value.json[index] },
          new Findings(),
        ),
      );
}

/** A document of comments only, or of an empty list. */
function isNothing(root: ParsedNode): boolean {
  return isSeq(root)
    ? root.items.length === 0
    : !isMap(root) && 'value' in root && root.value === null;
}

function unreadable(yaml: ComposedYaml): ParsedOpenSlo {
  const findings = new Findings();
  for (const { message, offset } of yaml.errors) {
    findings.error([], message, { offset });
  }
  const { root } = yaml;
  const locate = () => yaml.position(root?.range[0] ?? yaml.errors[0].offset);
  return {
    line: locate().line,
    ...identity(root && readYamlValue(root, new Findings()).json),
    ...placeFindings(findings, yaml, () => root?.range[0] ?? 0),
    locate,
  };
}

function readDocument(
  yaml: ComposedYaml,
  node: ParsedNode,
  { json, targetOf }: YamlValue,
  findings: Findings,
): ParsedOpenSlo {
  const checked = findings.failed
    ? { findings, original: undefined, document: undefined }
    : checkDocument(json, {
        findings,
        numberText: path => yamlNumberText(node, path, targetOf),
      });
  const { document, original = path => path } = checked;
  return {
    line: yaml.position(yamlOffset(node, [], 'value')).line,
    ...identity(json),
    ...(document && { document }),
    ...placeFindings(findings, yaml, (path, at) => yamlOffset(node, path, at)),
    locate: path => yaml.position(yamlOffset(node, original(path), 'value')),
  };
}

function identity(json: unknown): { kind: string; name: string } {
  const { kind, metadata } = isJsonObject(json) ? json : {};
  const name = isJsonObject(metadata) ? metadata.name : undefined;
  return { kind: readable(kind), name: readable(name) };
}

function readable(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 253) : '';
}
