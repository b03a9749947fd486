import { CommandError } from '../CommandError';
import { connect, type Target } from './connect';
import type { ImportItem } from './ImportItem';
import { findUnmatched } from './findUnmatched';
import { onInterrupt } from './onInterrupt';
import { postItems } from './postItems';
import { startProgress } from './progress';
import { Tally } from './Tally';

/**
 * Sends the items to Tandem, shows how far it is and prints a summary. The exit
 * code becomes 1 where Tandem rejected something.
 *
 * @param total - how many items there are, where that is known
 * @throws CommandError where the import cannot go on
 */
export async function runImport(
  items: AsyncIterable<ImportItem> | Iterable<ImportItem>,
  target: Target,
  total?: number,
): Promise<void> {
  const client = connect(target);
  const progress = startProgress(total);
  const tallies = {
    deployment: new Tally('deployment', progress.advance),
    incident: new Tally('incident', progress.advance),
  };
  const countItems = () => tallies.deployment.total + tallies.incident.total;
  const ignoreInterrupt = onInterrupt(() => {
    progress.stop();
    return `interrupted: ${describeState(countItems(), total)}`;
  });
  let entityRefs: Set<string>;
  try {
    entityRefs = await postItems(items, client, tallies);
  } catch (error) {
    if (!(error instanceof CommandError) || !countItems()) throw error;
    const state = describeState(countItems(), total);
    throw new CommandError(`${error.message} (${state})`);
  } finally {
    progress.stop();
    ignoreInterrupt();
  }
  printSummary([tallies.deployment, tallies.incident]);
  printUnmatched(await findUnmatched(client, entityRefs));
}

function describeState(count: number, total?: number): string {
  const of = total === undefined ? '' : ` of ${total}`;
  return `${count}${of} sent so far, running it again is safe`;
}

function printSummary(tallies: Tally[]): void {
  for (const tally of tallies) {
    for (const rejection of tally.describeRejections()) {
      process.stderr.write(`${rejection}\n`);
    }
  }
  const [deployments, ...others] = tallies;
  for (const tally of [deployments, ...others.filter(other => other.total)]) {
    process.stdout.write(`${tally.describe()}\n`);
  }
  if (tallies.some(tally => tally.rejected)) process.exitCode = 1;
}

function printUnmatched(entityRefs: string[]): void {
  for (const entityRef of entityRefs) {
    process.stderr.write(
      `warning: ${entityRef} is not in the catalog; what was imported for it is kept and shows once it is\n`,
    );
  }
}
