import { readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { quantile } from './measure.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const documentFile = path.join(root, 'docs/benchmarks.md');
const BEGIN = '<!-- written by npm run bench -- --write -->';
const END = '<!-- end of what npm run bench writes -->';
const INGEST_TARGET = 1000;

/** The result of a run as Markdown. */
export function toMarkdown({
  ingested,
  slos,
  latencies,
  database,
  postgresVersion,
}) {
  const number = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
  const megabytes = ingested.megabytes;
  const at = share =>
    number.format(megabytes[Math.round((megabytes.length - 1) * share)]);
  return [
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${
      cpus()[0].model
    }, ${number.format(totalmem() / 2 ** 30)} GiB, Node ${
      process.versions.node
    }, PostgreSQL ${postgresVersion}, load ${loadavg()[0].toFixed(1)}`,
    '',
    ...table(
      ['ingestion', 'measured', 'target'],
      [
        [
          `deployments a second (${number.format(
            ingested.deployments,
          )} with ${number.format(ingested.changes)} changes)`,
          number.format(ingested.deploymentsPerSecond),
          `≥ ${number.format(INGEST_TARGET)}`,
        ],
        [
          `incidents a second (${number.format(ingested.incidents)})`,
          number.format(ingested.incidentsPerSecond),
          '',
        ],
        [
          `samples a second (${number.format(slos.samples)} of ${number.format(
            slos.slos,
          )} SLOs)`,
          number.format(slos.samplesPerSecond),
          '',
        ],
        [
          'import of 50 SLOs, median ms',
          number.format(quantile(slos.importMillis, 0.5)),
          '',
        ],
        [
          'memory of the backend at 0, 10, 50, 100 %, MB',
          [0, 0.1, 0.5, 1].map(at).join(', '),
          'flat',
        ],
        ['database, MB', number.format(database / 2 ** 20), ''],
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

/** Columns padded as Prettier wants them. */
function table(head, rows) {
  const widths = head.map((_, column) =>
    Math.max(3, ...[head, ...rows].map(row => row[column].length)),
  );
  const line = cells =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i])).join(' | ')} |`;
  return [
    line(head),
    line(widths.map(width => '-'.repeat(width))),
    ...rows.map(line),
  ];
}

/** Replaces the former result in docs/benchmarks.md. */
export async function writeReport(markdown) {
  const document = await readFile(documentFile, 'utf8');
  const begin = document.indexOf(BEGIN);
  const end = document.indexOf(END);
  if (begin < 0 || end < begin) {
    throw new Error(`${documentFile} has no place for the result: ${BEGIN}`);
  }
  await writeFile(
    documentFile,
    `${document.slice(0, begin)}${BEGIN}\n\n${markdown}\n\n${document.slice(
      end,
    )}`,
  );
  return documentFile;
}
