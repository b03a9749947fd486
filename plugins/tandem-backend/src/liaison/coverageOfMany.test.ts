import { addDays } from '@tandem/backstage-plugin-tandem-common';
import fc from 'fast-check';
import type { Knex } from 'knex';
import { CatalogStore, type CatalogRow } from '../catalog/CatalogStore';
import {
  component,
  domain,
  group,
  system,
  user,
} from '../__testUtils__/entities';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';
import { ChangeStore } from '../fleet/ChangeStore';
import { clearAssignments, dateIn } from './__testUtils__/assignments';
import { AbsenceStore } from './AbsenceStore';
import { AssignmentStore } from './AssignmentStore';
import { CoverageFactsReader } from './CoverageFactsReader';
import { CoverageReader } from './CoverageReader';

const { databases, ids } = testDatabases();
jest.setTimeout(240_000);

/** Owners and systems that the catalog holds, that it does not hold, and none. */
const OWNERS = ['red', 'blue', 'green', 'yin', 'nobody-here', undefined];
const SYSTEMS = ['checkout', 'search', 'alone', 'gone', undefined];
const SERVICES = OWNERS.flatMap((owner, row) =>
  SYSTEMS.map((name, column) =>
    component(`service-${row}-${column}`, { owner, system: name }),
  ),
);
const COMPANY = [
  ...SERVICES,
  system('checkout', 'commerce'),
  system('search', 'discovery'),
  system('alone'),
  domain('commerce'),
  domain('discovery'),
  group('red', 'product'),
  group('blue', 'product'),
  group('green'),
  group('product', 'company'),
  group('company'),
  group('yin', 'yang'),
  group('yang', 'yin'),
];
const PEOPLE = ['dana', 'omar', 'pia'].map(name => user(name));
const SCOPES = [
  ...COMPANY.filter(({ kind }) => kind !== 'Component'),
  SERVICES[0],
  SERVICES[7],
].map(({ kind, metadata }) => `${kind.toLowerCase()}:default/${metadata.name}`);

const someDays = fc
  .tuple(fc.integer({ min: -12, max: 12 }), fc.nat(20))
  .map(([start, length]) => ({
    startsOn: dateIn(start),
    endsOn: addDays(dateIn(start), length),
  }));

const someAssignment = fc.record({
  scope: fc.constantFrom(...SCOPES),
  person: fc.constantFrom('dana', 'omar', 'pia'),
  role: fc.constantFrom(
    'primary' as const,
    'primary' as const,
    'deputy' as const,
  ),
  decision: fc.constantFrom(
    'accepted' as const,
    'accepted' as const,
    'accepted' as const,
    'paused' as const,
    'orphaned' as const,
    'proposed' as const,
    'ended' as const,
  ),
  days: someDays,
  isOpenEnded: fc.boolean(),
  timeZone: fc.constantFrom('UTC', 'Pacific/Kiritimati', 'America/Havana'),
});

const SEED = 7;

const someAbsence = fc.record({
  person: fc.constantFrom('dana', 'omar', 'pia'),
  days: someDays,
});

describe.each(ids)('coverage of many services on %p', id => {
  let tandem: RunningTandem;
  let assignments: AssignmentStore;
  let reader: CoverageReader;
  let rows: Map<string, CatalogRow>;

  beforeAll(async () => {
    tandem = await startTandem(databases, id, [...COMPANY, ...PEOPLE]);
    const { knex } = tandem;
    const changes = new ChangeStore();
    assignments = new AssignmentStore({ knex, changes });
    const absences = new AbsenceStore({ knex, changes });
    const facts = new CoverageFactsReader(absences);
    reader = new CoverageReader({ knex, facts });
    const all = await new CatalogStore({ knex, changes }).all();
    rows = new Map(all.map(row => [row.entityRef, row]));
  });
  afterAll(() => tandem.stop());

  const row = (ref: string) => rows.get(ref)!;
  const person = (name: string) => row(`user:default/${name}`);

  async function insert(
    trx: Knex.Transaction,
    { scope, person: name, days, isOpenEnded, ...rest }: AssignmentExample,
  ) {
    await assignments.insert(trx, [
      {
        ...rest,
        ...days,
        endsOn: isOpenEnded ? undefined : days.endsOn,
        scopeRef: scope,
        scopeId: row(scope).id,
        liaisonRef: person(name).entityRef,
        liaisonId: person(name).id,
        pattern: 'liaison',
        allocation: 10,
        source: 'ui',
        proposedBy: 'user:default/mock',
        proposedAt: 1,
        closedAt: rest.decision === 'ended' ? 2 : undefined,
      },
    ]);
  }

  async function enter(
    name: string,
    days: { startsOn: string; endsOn: string },
  ) {
    await tandem
      .knex('absences')
      .insert({
        user_id: person(name).id,
        starts_on: days.startsOn,
        ends_on: days.endsOn,
        created_at: 1,
        created_by: 'user:default/mock',
      })
      .onConflict(['user_id', 'starts_on', 'ends_on'])
      .ignore();
  }

  it('is that of each, and stays so until dates change the first of them', async () => {
    const services = [...rows.values()].filter(
      each => each.kind === 'component',
    );
    expect(services).toHaveLength(30);
    const some = fc.array(someAssignment, { minLength: 4, maxLength: 14 });
    const away = fc.array(someAbsence, { maxLength: 5 });
    const vias = new Set<string>();
    const given = fc.asyncProperty(some, away, async (examples, days) => {
      await clearAssignments(tandem);
      await tandem.knex.transaction(async trx => {
        for (const example of examples) await insert(trx, example);
      });
      for (const { person: name, days: dates } of days) {
        await enter(name, dates);
      }
      const now = Date.now();
      const many = await reader.forServices(tandem.knex, services, now);
      for (const service of services) {
        const { changesAt, ...prepared } = many.get(service.id)!;
        vias.add(prepared.via);
        const one = await reader.forEntity(service);
        const fields = Object.keys(prepared) as (keyof typeof prepared)[];
        expect(prepared).toEqual(
          Object.fromEntries(fields.map(field => [field, one[field]])),
        );
      }
      const next = [...many.values()].map(each => each.changesAt ?? Infinity);
      const last = Math.min(...next, now + 90 * 86_400_000) - 1;
      const later = await reader.forServices(tandem.knex, services, last);
      expect(later).toEqual(many);
    });
    // With this seed each way of being covered occurs.
    await fc.assert(given, { numRuns: 12, seed: SEED });
    expect([...vias].sort()).toEqual(
      expect.arrayContaining([
        'domain',
        'group',
        'none',
        'parent-group',
        'system',
      ]),
    );
  });
});

type AssignmentExample = typeof someAssignment extends fc.Arbitrary<infer T>
  ? T
  : never;
