import type { SloHealthState } from '@tandem/backstage-plugin-tandem-common';
import { SLO_STATE_RANK } from '@tandem/backstage-plugin-tandem-common';
import { component } from '../__testUtils__/entities';
import { createSlo, sloDocument } from '../__testUtils__/slos';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';
import { SloDigests } from './SloDigests';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const NOW = Date.now();
const LATER = NOW + 60_000;

interface Example {
  state: SloHealthState;
  left?: number;
  staleAt?: number;
  asOf?: number;
  is?: 'draft' | 'published' | 'archived';
}

describe.each(ids)('what the SLOs of a service come to on %p', id => {
  let tandem: RunningTandem;

  beforeAll(async () => {
    tandem = await startTandem(databases, id, [
      component('search'),
      component('payments'),
      component('bare'),
    ]);
  });
  afterEach(() => tandem.knex('slos').delete());
  afterAll(() => tandem.stop());

  async function idOf(name: string): Promise<number> {
    const row = await tandem
      .knex('catalog_entities')
      .where('entity_ref', `component:default/${name}`)
      .first('id');
    return row.id;
  }

  async function insert(service: string, examples: Example[]) {
    for (const [index, example] of examples.entries()) {
      const { state, left, staleAt, asOf, is = 'published' } = example;
      const name = `slo-${index}`;
      const slo = await createSlo(tandem, sloDocument(name, { service }));
      await tandem.knex('slos').where('id', slo.id).update({ state: is });
      await tandem
        .knex('slo_status')
        .where('slo_id', slo.id)
        .update({
          state,
          state_rank: SLO_STATE_RANK[state],
          remaining_ratio: left ?? null,
          stale_at: staleAt ?? null,
          as_of: asOf ?? null,
        });
    }
  }

  async function digestOf(examples: Example[], now = NOW) {
    await insert('search', examples);
    const search = await idOf('search');
    const digests = await new SloDigests().digests(tandem.knex, [search], now);
    return digests.get(search);
  }

  it.each<[string, Example[], object]>([
    [
      'the worst stands for all, drafts come last',
      [
        { state: 'draft', is: 'draft' },
        { state: 'healthy', left: 0.9, asOf: 7, staleAt: LATER + 5 },
        { state: 'burning', left: 0.6, asOf: 8, staleAt: LATER },
      ],
      {
        count: 3,
        published: 2,
        state: 'burning',
        remainingRatio: 0.6,
        asOf: 8,
        changesAt: LATER + 1,
      },
    ],
    [
      'of equal states the one with the least left, unknown last',
      [
        { state: 'healthy', asOf: 1 },
        { state: 'healthy', left: 0.5, asOf: 2 },
        { state: 'healthy', left: 0.2, asOf: 3 },
      ],
      {
        count: 3,
        published: 3,
        state: 'healthy',
        remainingRatio: 0.2,
        asOf: 3,
      },
    ],
    [
      'what is too old counts as stale, whether or not somebody wrote so',
      [
        { state: 'exhausted', left: -1, staleAt: NOW - 1, asOf: 4 },
        { state: 'healthy', left: 0.9, staleAt: LATER },
      ],
      {
        count: 2,
        published: 2,
        state: 'stale',
        remainingRatio: -1,
        asOf: 4,
        changesAt: LATER + 1,
      },
    ],
    [
      'it is not stale at the instant yet, only after it',
      [{ state: 'healthy', left: 0.9, staleAt: NOW }],
      {
        count: 1,
        published: 1,
        state: 'healthy',
        remainingRatio: 0.9,
        changesAt: NOW + 1,
      },
    ],
    [
      'what is marked as stale does not change by itself any more',
      [{ state: 'stale', left: 0.3, staleAt: NOW - 5 }],
      { count: 1, published: 1, state: 'stale', remainingRatio: 0.3 },
    ],
    [
      'drafts alone are a draft',
      [{ state: 'draft', is: 'draft' }],
      { count: 1, published: 0, state: 'draft' },
    ],
    [
      'archived ones are left out',
      [
        { state: 'exhausted', left: -1, staleAt: LATER, is: 'archived' },
        { state: 'no-data' },
      ],
      { count: 1, published: 1, state: 'no-data' },
    ],
  ])('%s', async (_, examples, expected) => {
    expect(await digestOf(examples)).toEqual({
      remainingRatio: undefined,
      asOf: undefined,
      changesAt: undefined,
      ...expected,
    });
  });

  it('is told of each service for itself; one without SLOs is not there', async () => {
    await insert('search', [{ state: 'healthy' }, { state: 'error' }]);
    await insert('payments', [{ state: 'no-traffic' }]);
    const [search, payments, bare] = [
      await idOf('search'),
      await idOf('payments'),
      await idOf('bare'),
    ];
    const many = Array.from({ length: 500 }, (_, index) => 100_000 + index);
    const digests = await new SloDigests().digests(
      tandem.knex,
      [...many, search, payments, bare],
      NOW,
    );
    expect([...digests.keys()].sort()).toEqual([search, payments].sort());
    expect(digests.get(search)).toMatchObject({ count: 2, state: 'error' });
    expect(digests.get(payments)).toMatchObject({
      count: 1,
      state: 'no-traffic',
    });
  });
});
