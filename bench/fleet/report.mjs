import { machine } from '../document.mjs';
import { quantile } from '../measure.mjs';
import { formatNumber, table } from '../table.mjs';
import { PAGE_LIMIT } from './calls.mjs';

/**
 * The result as Markdown.
 *
 * @param runs - one for each size of the catalog, the smallest first
 */
export function toMarkdown(runs) {
  const [{ database }] = runs;
  return [
    machine(database.name),
    '',
    ...preparedTable(runs),
    '',
    ...latencyTable(runs),
    '',
    ...runs.map(
      ({ names, slowest }) =>
        `- Slowest of ${
          slowest.count
        } pairs of a filter and a sort with ${sizeOf({
          names,
        })} services: ${slowest.name}, ${slowest.median.toFixed(
          1,
        )} ms, × ${slowest.ratio.toFixed(1)} (≤ ${PAGE_LIMIT}).`,
    ),
  ].join('\n');
}

function preparedTable(runs) {
  const perSecond = ({ rows, millis }) => formatNumber((1000 * rows) / millis);
  const line = (name, valueOf) => [name, ...runs.map(valueOf)];
  return table(
    ['services', ...runs.map(sizeOf)],
    [
      line('teams', ({ names }) => formatNumber(names.teams.length)),
      line('liaisons', ({ names }) => formatNumber(names.liaisons.length)),
      line('all rows from nothing, s', ({ fromNothing }) =>
        (fromNothing.millis / 1000).toFixed(1),
      ),
      line('rows a second', ({ fromNothing }) => perSecond(fromNothing)),
      line('rows below a department that got a liaison', ({ department }) =>
        formatNumber(department.rows),
      ),
      line('until they are true, s', ({ department }) =>
        (department.millis / 1000).toFixed(1),
      ),
      line('database, MB', ({ database }) =>
        formatNumber(database.bytes / 2 ** 20),
      ),
    ],
  );
}

function latencyTable(runs) {
  const medians = runs.map(({ latencies }) =>
    latencies.map(({ millis }) => quantile(millis, 0.5)),
  );
  const last = runs.length - 1;
  return table(
    [
      'one caller',
      ...runs.flatMap(run => [
        `${sizeOf(run)}: median ms`,
        '95 % ms',
        '× 20 by query',
      ]),
      'growth',
      'target',
    ],
    runs[last].latencies.map(({ name, limit }, call) => [
      name,
      ...runs.flatMap(({ latencies }, run) => [
        medians[run][call].toFixed(1),
        quantile(latencies[call].millis, 0.95).toFixed(1),
        (medians[run][call] / medians[run][0]).toFixed(2),
      ]),
      `× ${(medians[last][call] / medians[0][call]).toFixed(1)}`,
      limit ? `≤ ${limit}` : '',
    ]),
  );
}

function sizeOf({ names }) {
  return formatNumber(names.services.length);
}
