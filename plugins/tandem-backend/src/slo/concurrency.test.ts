import {
  toOpenSloYaml,
  type OpenSloDocument,
  type SampleInput,
  type SloImportResult,
} from '@tandem/backstage-plugin-tandem-common';
import { component } from '../__testUtils__/entities';
import { createSlo, samples, sloDocument } from '../__testUtils__/slos';
import {
  startTandem,
  startTandemOn,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

describe.each(ids)('parallel requests about SLOs on %p', id => {
  let first: RunningTandem;
  let second: RunningTandem;

  beforeAll(async () => {
    first = await startTandem(databases, id, [component('search')]);
    second = await startTandemOn(first.knex, [component('search')]);
  });
  afterAll(() => Promise.all([first.stop(), second.stop()]));

  const either = (index: number) => (index % 2 ? first : second);
  const file = yamlOf('a', 'b', 'c', 'd', 'e');

  function yamlOf(...names: string[]) {
    const documents = names.map(name => sloDocument(name));
    return toOpenSloYaml(documents as unknown as OpenSloDocument[]);
  }

  it('with overlapping samples add up exactly', async () => {
    const slo = await createSlo(first, sloDocument('contended'));
    const all = samples(
      Array.from({ length: 120 }, (_, index) => ({
        good: index,
        total: 2 * index,
      })),
    );
    const batches = Array.from({ length: 20 }, (_, batch): SampleInput[] => {
      const part = all.slice(batch * 5, batch * 5 + 25);
      return batch % 2 ? part : part.reverse();
    });
    const answers = await Promise.all(
      batches.map((items, index) =>
        either(index).post(`/slos/${slo.id}/samples`, { items }),
      ),
    );
    const created = answers.flatMap(answer =>
      answer.body.results.filter(
        (result: { status: string }) => result.status === 'created',
      ),
    );
    expect(created).toHaveLength(120);
    const { body } = await first.get(`/slos/${slo.id}`);
    expect(body.status).toMatchObject({ good: 7140, total: 14_280 });
    const sums = await first
      .knex('slo_slots as t')
      .join('slo_series as s', 's.id', 't.series_id')
      .where('slo_id', slo.id)
      .groupBy('resolution')
      .select('resolution')
      .sum({ total: 'total' });
    expect(sums.map(row => Number(row.total))).toEqual([
      14_280, 14_280, 14_280,
    ]);
  });

  it('to save one version: exactly one wins', async () => {
    const slo = await createSlo(first, sloDocument('fought-over'));
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        either(index).put(`/slos/${slo.id}`, {
          document: sloDocument('fought-over', { target: 0.9 + index / 1000 }),
          state: 'published',
          version: 1,
        }),
      ),
    );
    const statuses = answers.map(answer => answer.status).sort();
    expect(statuses).toEqual([200, ...Array(9).fill(409)]);
    const { body } = await first.get(`/slos/${slo.id}/revisions`);
    expect(body.items).toHaveLength(2);
  });

  it('with one file: each SLO is created once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, index) =>
        either(index).postYaml('/slos/import', file),
      ),
    );
    const statuses = answers.flatMap(answer =>
      answer.body.results.map((result: SloImportResult) => result.status),
    );
    expect(statuses.sort()).toEqual([
      ...Array(5).fill('created'),
      ...Array(20).fill('unchanged'),
    ]);
  });

  it('with one file and its dry runs beside leave what one import leaves', async () => {
    const names = ['f', 'g', 'h', 'i', 'j'];
    const answers = await Promise.all(
      Array.from({ length: 9 }, (_, index) =>
        either(index).postYaml(
          `/slos/import${index % 3 ? '?dryRun=true' : ''}`,
          yamlOf(...(index % 2 ? names : [...names].reverse())),
        ),
      ),
    );
    for (const { status } of answers) expect([200, 201]).toContain(status);
    const rows = await first.knex('slos').whereIn('name', names);
    expect(rows).toHaveLength(5);
  });

  it('that change an indicator and SLOs that name it leave all of them counting by the new one', async () => {
    const { spec } = sloDocument('x');
    const { indicator, ...rest } = spec as Record<string, object>;
    const sli = (name: string, isCounter: boolean) =>
      toOpenSloYaml([
        {
          apiVersion: 'openslo/v1',
          kind: 'SLI',
          metadata: { name },
          spec: JSON.parse(
            JSON.stringify(indicator).replace('true', `${isCounter}`),
          ).spec,
        },
      ]);
    const naming = (name: string, indicatorRef: string) =>
      sloDocument(name, {
        spec: { ...rest, indicator: undefined, indicatorRef },
      });
    for (const round of [1, 2, 3, 4, 5]) {
      const indicatorRef = `shared-${round}`;
      await first.postYaml('/slos/import', sli(indicatorRef, true)).expect(201);
      const [saved, created, imported] = ['saved', 'created', 'imported'].map(
        name => naming(`${name}-${round}`, indicatorRef),
      );
      const { id: sloId } = await createSlo(first, saved);
      await Promise.all([
        second
          .put(`/slos/${sloId}`, {
            document: { ...saved, metadata: { name: `saved-${round}` } },
            state: 'published',
            version: 1,
          })
          .expect(200),
        first.postYaml('/slos/import', sli(indicatorRef, false)).expect(200),
        second.post('/slos', { document: created }).expect(201),
        second
          .postYaml(
            '/slos/import',
            toOpenSloYaml([imported as unknown as OpenSloDocument]),
          )
          .expect(201),
      ]);
      await createSlo(first, naming(`after-${round}`, indicatorRef));
      const queries = await first
        .knex('slos as s')
        .join('slo_series as q', 'q.id', 's.series_id')
        .where('s.name', 'like', `%-${round}`)
        .distinct('q.fingerprint');
      expect(queries).toHaveLength(1);
    }
  });

  it('to create one SLO: exactly one does', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        either(index).post('/slos', { document: sloDocument('raced') }),
      ),
    );
    const statuses = answers.map(answer => answer.status).sort();
    expect(statuses).toEqual([201, ...Array(5).fill(409)]);
  });
});
