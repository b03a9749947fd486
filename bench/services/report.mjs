import { machine } from '../document.mjs';
import { quantile } from '../measure.mjs';
import { formatNumber, table } from '../table.mjs';

const INGEST_TARGET = 1000;

/** The result of a run as Markdown. */
export function toMarkdown({ ingested, slos, latencies, database }) {
  const { megabytes } = ingested;
  const at = share =>
    formatNumber(megabytes[Math.round((megabytes.length - 1) * share)]);
  return [
    machine(database.name),
    '',
    ...table(
      ['ingestion', 'measured', 'target'],
      [
        [
          `deployments a second (${formatNumber(
            ingested.deployments,
          )} with ${formatNumber(ingested.changes)} changes)`,
          formatNumber(ingested.deploymentsPerSecond),
          `≥ ${formatNumber(INGEST_TARGET)}`,
        ],
        [
          `incidents a second (${formatNumber(ingested.incidents)})`,
          formatNumber(ingested.incidentsPerSecond),
          '',
        ],
        [
          `samples a second (${formatNumber(slos.samples)} of ${formatNumber(
            slos.slos,
          )} SLOs)`,
          formatNumber(slos.samplesPerSecond),
          '',
        ],
        [
          'import of 50 SLOs, median ms',
          formatNumber(quantile(slos.importMillis, 0.5)),
          '',
        ],
        [
          'memory of the backend at 0, 10, 50, 100 %, MB',
          [0, 0.1, 0.5, 1].map(at).join(', '),
          'flat',
        ],
        ['database, MB', formatNumber(database.bytes / 2 ** 20), ''],
      ],
    ),
    ...latencies.flatMap(({ concurrency, rows }) => [
      '',
      ...latencyTable(concurrency, rows),
    ]),
  ].join('\n');
}

function latencyTable(concurrency, rows) {
  const base = quantile(rows[0].millis, 0.5);
  return table(
    [
      concurrency === 1 ? 'one caller' : `${concurrency} callers at once`,
      'median ms',
      '95 % ms',
      '× entity by name',
      'target',
    ],
    rows.map(({ name, limit, millis }) => {
      const median = quantile(millis, 0.5);
      return [
        name,
        median.toFixed(1),
        quantile(millis, 0.95).toFixed(1),
        (median / base).toFixed(1),
        limit ? `≤ ${limit}` : '',
      ];
    }),
  );
}
