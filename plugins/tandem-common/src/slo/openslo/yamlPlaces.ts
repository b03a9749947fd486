import {
  type Alias,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
} from 'yaml';
import type { OpenSloPath } from './openSloDocument';

type TargetOf = (alias: Alias) => Node | undefined;

/**
 * Where a path points at in the text: the field's name or its value, and its
 * parent where the field is missing.
 *
 * @returns an offset, from 0
 */
export function yamlOffset(
  root: Node,
  path: OpenSloPath,
  at: 'key' | 'value',
): number {
  let node: unknown = root;
  let offset = firstOffset(root) ?? 0;
  for (const [index, step] of path.entries()) {
    const pair = pairOf(node, step);
    const value = pair ? pair.value : itemOf(node, step);
    const last = index === path.length - 1;
    const keyOffset =
      pair && isScalar(pair.key) ? pair.key.range?.[0] : undefined;
    if (pair === undefined && value === undefined) {
      return offset;
    }
    offset =
      (last && at === 'key' ? keyOffset : firstOffset(value)) ??
      keyOffset ??
      offset;
    node = value;
  }
  return offset;
}

/** How a number was written, through aliases; undefined for anything else. */
export function yamlNumberText(
  root: Node,
  path: OpenSloPath,
  targetOf: TargetOf,
): string | undefined {
  let node: unknown = root;
  for (const step of path) {
    node = isAlias(node) ? targetOf(node) : node;
    node = pairOf(node, step)?.value ?? itemOf(node, step);
  }
  node = isAlias(node) ? targetOf(node) : node;
  return isScalar(node) && typeof node.value === 'number'
    ? node.source
    : undefined;
}

function pairOf(node: unknown, step: string | number): Pair | undefined {
  return isMap(node) && typeof step === 'string'
    ? node.items.find(
        item =>
          isPair(item) &&
          isScalar(item.key) &&
          (item.key.value === step || item.key.source === step),
      )
    : undefined;
}

function itemOf(node: unknown, step: string | number): unknown {
  return isSeq(node) && typeof step === 'number' ? node.items[step] : undefined;
}

/** A null that is not written out has no place of its own: its key stands for it. */
function firstOffset(node: unknown): number | undefined {
  if (!isScalar(node) && !isMap(node) && !isSeq(node) && !isAlias(node)) {
    return undefined;
  }
  const written = !(isScalar(node) && node.value === null && !node.source);
  return written ? node.range?.[0] : undefined;
}
