import {
  FLEET_COLUMNS,
  type FleetColumn,
  type FleetService,
} from '@tandem/backstage-plugin-tandem-common';
import { stringify } from 'csv-stringify';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Where some spreadsheets begin another cell, which may then be a formula. */
const SPLIT_ELSEWHERE = /[;\t\r]/;

type Cell = string | number | null | undefined;

const CELLS: Readonly<Record<FleetColumn, (service: FleetService) => Cell>> = {
  service: ({ title }) => title,
  owner: ({ ownerTitle, ownerRef }) => ownerTitle ?? ownerRef,
  system: ({ systemTitle, systemRef }) => systemTitle ?? systemRef,
  tier: ({ tier }) => tier,
  lifecycle: ({ lifecycle }) => lifecycle,
  slo: ({ slo }) => slo?.state,
  budget: ({ slo }) => slo?.worstRemainingRatio,
  liaison: ({ coverage }) => coverage && liaisonOf(coverage),
  frequency: ({ dora }) => dora?.perDay,
  leadTime: ({ dora }) => dora?.leadSeconds,
  failRate: ({ dora }) => dora?.failRatio,
  recovery: ({ dora }) => dora?.recoverySeconds,
  level: ({ dora }) => dora?.level,
  nextStep: ({ nextStep }) => nextStep,
};

/** Writes services as CSV with a header row, no faster than it is read. */
export async function writeFleetCsv(
  services: AsyncIterable<FleetService>,
  columns: readonly FleetColumn[] | undefined,
  target: NodeJS.WritableStream,
): Promise<void> {
  const shown = columns ?? FLEET_COLUMNS;
  const written = pipeline(
    Readable.from(services),
    async function* toRecords(read: AsyncIterable<FleetService>) {
      for await (const service of read) {
        yield shown.map(column => CELLS[column](service));
      }
    },
    stringify({
      header: true,
      columns: [...shown],
      cast: { string: harmless },
      quoted_match: SPLIT_ELSEWHERE,
    }),
    target,
  );
  await written.catch(error => {
    // Whoever reads it may stop at any time, there is nothing to repair.
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}

/** Whom the page names: who is there now, else who is away. */
function liaisonOf(coverage: NonNullable<FleetService['coverage']>): Cell {
  if (coverage.pattern === 'self-run') return coverage.pattern;
  const { actingRef, primary, deputy } = coverage;
  return (
    (actingRef && (coverage.actingTitle ?? actingRef)) ??
    (primary && (coverage.primaryTitle ?? primary)) ??
    (deputy && (coverage.deputyTitle ?? deputy))
  );
}

/** A spreadsheet runs what begins like a formula; an apostrophe makes it text. */
function harmless(text: string): string {
  return /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
}
