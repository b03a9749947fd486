import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { applyDiff } from './applyDiff.mjs';

/**
 * Reads what docs/install.md tells people to do.
 *
 * @returns for a heading, its blocks of code: their language and text
 */
export function readInstallGuide(root) {
  const text = readFileSync(path.join(root, 'docs/install.md'), 'utf8');
  const sections = new Map(
    text.split(/^## /m).map(section => {
      const [heading] = section.split('\n', 1);
      const blocks = [...section.matchAll(/^```(\w+)\n(.*?)^```$/gms)];
      return [
        heading,
        blocks.map(([, language, code]) => ({ language, code })),
      ];
    }),
  );
  return heading => {
    const blocks = sections.get(heading);
    if (!blocks?.length) {
      throw new Error(`docs/install.md has nothing to do under «${heading}»`);
    }
    return blocks;
  };
}

/**
 * Does what a diff or a piece of configuration tells. Its first line is a
 * comment with the file.
 *
 * @param rename - where the file lies in this portal
 */
export function editFile(portal, block, rename = file => file) {
  const [comment, ...lines] = block.code.trimEnd().split('\n');
  const named = comment.match(/^\s*(?:\/\/|#) (\S+)$/)?.[1];
  if (!named) {
    throw new Error(`docs/install.md: «${comment}» names no file`);
  }
  const file = path.join(portal, rename(named));
  const before = readFileSync(file, 'utf8');
  const after =
    block.language === 'diff'
      ? applyDiff(before, lines, named)
      : stringify(merge(parse(before), parse(lines.join('\n'))));
  writeFileSync(file, after);
}

function merge(base, more) {
  if (!isObject(base) || !isObject(more)) return more;
  const merged = { ...base };
  for (const [key, value] of Object.entries(more)) {
    merged[key] = merge(base[key], value);
  }
  return merged;
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
