import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { CommandError } from '../CommandError';
import type { Target } from './connect';
import type { ImportItem } from './ImportItem';
import { readJsonLines } from './readJsonLines';
import { runImport } from './runImport';

/** What standard input is called on the command line. */
const STANDARD_INPUT = '-';

/**
 * `tandem import jsonl FILE`. A file is read twice, so that nothing of a faulty
 * one is sent; what can be read only once is sent as it is checked.
 *
 * @throws CommandError naming the line and field at fault
 */
export async function importJsonl(
  file: string,
  options: Target & { dryRun?: boolean },
): Promise<void> {
  const isRepeatable = file !== STANDARD_INPUT && (await isRegularFile(file));
  if (options.dryRun) {
    printDryRun(await countItems(read(file)));
    return;
  }
  const total = isRepeatable ? sum(await countItems(read(file))) : undefined;
  await runImport(read(file), options, total);
}

type Counts = Record<ImportItem['kind'], number>;

async function* read(file: string): AsyncGenerator<ImportItem> {
  const input =
    file === STANDARD_INPUT ? process.stdin : createReadStream(file);
  try {
    yield* readJsonLines(input);
  } catch (error) {
    if (error instanceof CommandError && file !== STANDARD_INPUT) {
      throw new CommandError(`${file}: ${error.message}`);
    }
    throw describeFileError(error, file);
  }
}

async function isRegularFile(file: string): Promise<boolean> {
  try {
    const stats = await stat(file);
    if (stats.isDirectory()) throw new CommandError(`${file} is a folder`);
    return stats.isFile();
  } catch (error) {
    throw describeFileError(error, file);
  }
}

async function countItems(items: AsyncIterable<ImportItem>): Promise<Counts> {
  const counts: Counts = { deployment: 0, incident: 0 };
  for await (const { kind } of items) counts[kind] += 1;
  return counts;
}

function sum(counts: Counts): number {
  return counts.deployment + counts.incident;
}

function printDryRun({ deployment, incident }: Counts): void {
  process.stdout.write(
    `${deployment} deployments and ${incident} incidents are fine; nothing was sent (dry run)\n`,
  );
}

function describeFileError(error: unknown, file: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT':
      return new CommandError(`${file} does not exist`);
    case 'EACCES':
    case 'EPERM':
      return new CommandError(`${file} may not be read`);
    default:
      return error;
  }
}
