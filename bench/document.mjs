import { readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { formatNumber } from './table.mjs';

const documentFile = fileURLToPath(
  new URL('../docs/benchmarks.md', import.meta.url),
);

/** When and on what it was measured. */
export function machine(databaseName) {
  const [{ model }, ...others] = cpus();
  const memory = formatNumber(totalmem() / 2 ** 30);
  const load = loadavg()[0].toFixed(1);
  return `${new Date().toISOString().slice(0, 10)}, ${
    others.length + 1
  } × ${model}, ${memory} GiB, Node ${
    process.versions.node
  }, ${databaseName}, load ${load}`;
}

/**
 * Replaces the former result in docs/benchmarks.md.
 *
 * @param block - which of the results it is, such as `services`
 */
export async function writeResult(block, markdown) {
  const document = await readFile(documentFile, 'utf8');
  const [begin, end] = ['begin', 'end'].map(
    edge => `<!-- ${edge} of the result: ${block} -->`,
  );
  const from = document.indexOf(begin);
  const to = document.indexOf(end);
  if (from < 0 || to < from) {
    throw new Error(`${documentFile} has no place for the result: ${begin}`);
  }
  await writeFile(
    documentFile,
    `${document.slice(0, from)}${begin}\n\n${markdown}\n\n${document.slice(
      to,
    )}`,
  );
  return documentFile;
}
