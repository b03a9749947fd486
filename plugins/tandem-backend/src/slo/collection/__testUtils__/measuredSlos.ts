import type { RunningTandem } from '../../../__testUtils__/startTandem';
import { createSlo, sloDocument } from '../../../__testUtils__/slos';

/** An SLO of `search` over a day, whose source is not push unless it says so. */
export function measured(
  name: string,
  { type = 'scripted', from = 'one', query = 'x' } = {},
): Record<string, unknown> {
  const metric = (part: string) => ({
    metricSource: { type, spec: { source: from, query: query + part } },
  });
  const spec = {
    ratioMetric: {
      counter: true,
      good: metric('good'),
      total: metric('total'),
    },
  };
  const indicator = { metadata: { name: `${name}-indicator` }, spec };
  return sloDocument(name, { duration: '1d', spec: { indicator } });
}

/** @returns its id */
export async function create(
  tandem: RunningTandem,
  ...about: Parameters<typeof measured>
): Promise<string> {
  return (await createSlo(tandem, measured(...about))).id;
}

export async function statusOf(tandem: RunningTandem, sloId: string) {
  return (await tandem.get(`/slos/${sloId}`)).body.status;
}

/** Good and total events of stored slots of a length, by their starts. */
export async function slotsOf(
  { knex }: RunningTandem,
  sloId: string,
  length: number,
): Promise<Map<number, number[]>> {
  const rows = await knex('slo_slots as t')
    .join('slo_series as s', 's.id', 't.series_id')
    .where({ slo_id: sloId, resolution: length / 1000 })
    .orderBy('start')
    .select('start', 'good', 'total');
  return new Map(
    rows.map(row => [
      Number(row.start),
      [Number(row.good) / 1e6, Number(row.total) / 1e6],
    ]),
  );
}
