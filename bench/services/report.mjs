import { machine } from '../document.mjs';
import { quantile } from '../measure.mjs';
import { formatNumber, table } from '../table.mjs';

/** Deployments a second, on PostgreSQL: SQLite is for trying out and small portals. */
const INGEST_TARGET = 1000;

/**
 * The result of runs of one database as Markdown.
 *
 * @param runs - smallest first; what grows is told between the first and the last
 */
export function toMarkdown(runs) {
  const lines = [machine(runs[0].database.name), '', ...ingestTable(runs)];
  for (const place of runs[0].latencies.keys()) {
    lines.push('', ...latencyTable(runs, place));
  }
  return lines.join('\n');
}

function ingestTable(runs) {
  const isPostgres = runs[0].database.name.startsWith('PostgreSQL');
  const row = (name, valueOf, target = '') => [
    name,
    ...runs.map(valueOf),
    target,
  ];
  return table(
    ['ingestion', ...runs.map(({ size }) => services(size)), 'target'],
    [
      row('deployments', ({ ingested }) => formatNumber(ingested.deployments)),
      row('with changes', ({ ingested }) => formatNumber(ingested.changes)),
      row(
        'deployments a second',
        ({ ingested }) => formatNumber(ingested.deploymentsPerSecond),
        isPostgres ? `≥ ${formatNumber(INGEST_TARGET)}` : '',
      ),
      row('incidents', ({ ingested }) => formatNumber(ingested.incidents)),
      row('incidents a second', ({ ingested }) =>
        formatNumber(ingested.incidentsPerSecond),
      ),
      row('SLOs', ({ slos }) => formatNumber(slos.slos)),
      row('samples', ({ slos }) => formatNumber(slos.samples)),
      row('samples a second', ({ slos }) =>
        formatNumber(slos.samplesPerSecond),
      ),
      row('import of 50 SLOs, median ms', ({ slos }) =>
        formatNumber(quantile(slos.importMillis, 0.5)),
      ),
      row(
        'memory of the backend at 0, 10, 50, 100 %, MB',
        ({ ingested }) => memoryOf(ingested),
        'flat',
      ),
      row('database, MB', ({ database }) =>
        formatNumber(database.bytes / 2 ** 20),
      ),
    ],
  );
}

function memoryOf({ megabytes }) {
  return [0, 0.1, 0.5, 1]
    .map(share => megabytes[Math.round((megabytes.length - 1) * share)])
    .map(formatNumber)
    .join(', ');
}

/** Of the largest run, with what has grown since the smallest. */
function latencyTable(runs, place) {
  const first = runs[0].latencies[place];
  const last = runs[runs.length - 1].latencies[place];
  const callers =
    last.concurrency === 1
      ? 'one caller'
      : `${last.concurrency} callers at once`;
  const head = [
    `${callers}, ${services(runs[runs.length - 1].size)}`,
    ...['median ms', '95 % ms', '× the catalog’s own', 'target'],
    ...(runs.length > 1 ? [`× of ${services(runs[0].size)}`] : []),
  ];
  return table(
    head,
    last.rows.map(row => [
      ...latencyCells(row, last.rows),
      ...(runs.length > 1 ? [growthOf(row, first.rows)] : []),
    ]),
  );
}

function latencyCells({ name, limit, beside, millis }, rows) {
  const base = rows.find(row => row.name === beside) ?? rows[0];
  const median = quantile(millis, 0.5);
  return [
    name,
    median.toFixed(1),
    quantile(millis, 0.95).toFixed(1),
    (median / quantile(base.millis, 0.5)).toFixed(1),
    limit ? `≤ ${limit}` : '',
  ];
}

/** How much longer the call takes than in the smallest run. */
function growthOf({ kind, name, millis }, rows) {
  const same = rows.find(row => (row.kind ?? row.name) === (kind ?? name));
  return same
    ? (quantile(millis, 0.5) / quantile(same.millis, 0.5)).toFixed(1)
    : '';
}

function services(size) {
  return `${formatNumber(size)} services`;
}
