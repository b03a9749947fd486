import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type ParsedNode,
  type YAMLMap,
} from 'yaml';
import type { Findings } from './Findings';
import { ALIAS_LIMIT } from './limits';
import type { JsonObject, OpenSloPath } from './openSloDocument';

/** A value and the nodes it was read from. */
export interface YamlValue {
  json: unknown;
  /** The node that an alias stands for. */
  targetOf(alias: Alias): Node | undefined;
}

const CORE_TAGS = /^tag:yaml\.org,2002:(str|int|float|bool|null|map|seq)$/;

class YamlReader {
  readonly targets = new Map<Alias, Node>();
  private readonly anchors = new Map<string, { node: Node; json: unknown }>();

  constructor(private readonly findings: Findings) {}

  read(node: unknown, path: OpenSloPath): unknown {
    if (isAlias(node)) {
      return this.readAlias(node, path);
    }
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) {
      return null;
    }
    if (node.tag !== undefined && !CORE_TAGS.test(node.tag)) {
      this.findings.error(
        path,
        `the tag ${node.tag.slice(0, 60)} is not known; leave it out`,
        { offset: node.range?.[0] },
      );
      return undefined;
    }
    const json = this.readUntagged(node, path);
    if (node.anchor !== undefined) {
      this.anchors.set(node.anchor, { node, json });
    }
    return json;
  }

  private readUntagged(node: Node, path: OpenSloPath): unknown {
    if (isMap(node)) {
      return this.readMap(node, path);
    }
    if (isSeq(node)) {
      return node.items.map((item, index) => this.read(item, [...path, index]));
    }
    return isScalar(node) ? node.value : null;
  }

  private readMap(map: YAMLMap, path: OpenSloPath): JsonObject {
    // Without a prototype, so that no name means more than itself.
    const json: JsonObject = Object.create(null);
    for (const { key, value } of map.items) {
      const offset = isScalar(key) || isAlias(key) ? key.range?.[0] : undefined;
      if (!isScalar(key) || key.value === null) {
        this.findings.error(path, 'the name of a field must be text', {
          offset: offset ?? map.range?.[0],
        });
        continue;
      }
      const name = keyText(key.value, key.source);
      const place = [...path, name];
      if (name in json) {
        this.findings.error(place, `'${name.slice(0, 60)}' is given twice`, {
          offset,
        });
      } else {
        json[name] = this.read(value, place);
      }
    }
    return json;
  }

  private readAlias(alias: Alias, path: OpenSloPath): unknown {
    const anchor = this.anchors.get(alias.source);
    if (anchor === undefined || this.targets.size >= ALIAS_LIMIT) {
      this.findings.error(
        path,
        anchor === undefined
          ? `there is no anchor '${alias.source.slice(0, 60)}' before this`
          : `there are more than ${ALIAS_LIMIT} aliases`,
        { offset: alias.range?.[0] },
      );
      return undefined;
    }
    this.targets.set(alias, anchor.node);
    return anchor.json;
  }
}

/** Names such as `5xx` or `404` are text even where YAML sees a number. */
function keyText(value: unknown, source: string | undefined): string {
  return typeof value === 'string' ? value : source ?? String(value);
}

/**
 * The JSON value of a node. Aliases share the value they stand for, they are
 * never written out here; the size of the whole is for the reader to bound.
 */
export function readYamlValue(root: ParsedNode, findings: Findings): YamlValue {
  const reader = new YamlReader(findings);
  return {
    json: reader.read(root, []),
    targetOf: alias => reader.targets.get(alias),
  };
}
