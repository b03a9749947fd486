import { mockCredentials } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import type { PermissionRuleset } from '@backstage/plugin-permission-node';
import {
  assignmentReadPermission,
  correctionCreatePermission,
  deploymentReadPermission,
  sloReadPermission,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import request from 'supertest';
import {
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';
import { CatalogStore } from '../catalog/CatalogStore';
import { ActiveLiaisons } from '../liaison/ActiveLiaisons';
import {
  OTHER_CRITERIA,
  people,
  SLO_CRITERIA,
  type Criteria,
} from './__testUtils__/criteria';
import { DEPTH, startOwnedWorld } from './__testUtils__/ownedWorld';
import { Access } from './Access';
import {
  assignmentConditions,
  correctionConditions,
  deploymentConditions,
} from './conditions';
import { EntityOwnership } from './EntityOwnership';
import { assignmentRules } from './rules/assignmentRules';
import { correctionRules } from './rules/correctionRules';
import { deploymentRules } from './rules/deploymentRules';
import { sloRules } from './rules/sloRules';
import { SeenEntities } from './SeenEntities';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

/** How one type of resource is asked about in both ways. */
interface Kind {
  permission: ResourcePermission;
  rules: object;
  columns: Record<string, string>;
  /** Rows with the reference that the policy knows each by. */
  rows(knex: Knex): Knex.QueryBuilder;
}

const entities = (knex: Knex) =>
  knex('catalog_entities as e').select('e.entity_ref as ref');

const KINDS = {
  slo: {
    permission: sloReadPermission,
    rules: sloRules,
    columns: { entityId: 's.entity_id', state: 's.state' },
    rows: (knex: Knex) => knex('slos as s').select('s.id as ref'),
  },
  assignment: {
    permission: assignmentReadPermission,
    rules: assignmentRules,
    columns: {
      entityId: 'a.scope_id',
      liaisonId: 'a.liaison_id',
      proposedBy: 'a.proposed_by',
    },
    rows: (knex: Knex) => knex('assignments as a').select('a.id as ref'),
  },
  deployment: {
    permission: deploymentReadPermission,
    rules: deploymentRules,
    columns: { entityId: 'e.id', environment: 'e.environment' },
    rows: entities,
  },
  correction: {
    permission: correctionCreatePermission,
    rules: correctionRules,
    columns: { entityId: 'e.id' },
    rows: entities,
  },
} satisfies Record<string, Kind>;

describe.each(ids)('rules of permissions on %p', id => {
  let tandem: RunningTandem;
  let ownership: EntityOwnership;

  beforeAll(async () => {
    tandem = await startOwnedWorld(databases, id);
    const { knex } = tandem;
    ownership = new EntityOwnership({
      knex,
      catalog: new CatalogStore({ knex, changes: { add: async () => {} } }),
      help: new ActiveLiaisons(knex),
      depth: DEPTH,
    });
  });
  afterAll(() => tandem.stop());

  function accessOf(kind: Kind, conditions: Criteria): Access {
    const { permission, rules } = kind;
    const { name, resourceType } = permission;
    const ruleset = {
      getRuleByName: (rule: string) =>
        Object.values(rules).find(one => one.name === rule),
    };
    return new Access({
      seen: SeenEntities.ALL,
      decisions: new Map([
        [
          name,
          {
            result: AuthorizeResult.CONDITIONAL,
            pluginId: 'tandem',
            resourceType,
            conditions,
          },
        ],
      ]),
      rulesetOf: () => ruleset as unknown as PermissionRuleset,
      entities: ownership,
    });
  }

  /** The references that a list shows. */
  async function byQuery(kind: Kind, conditions: Criteria): Promise<string[]> {
    const access = accessOf(kind, conditions);
    const rows = await kind
      .rows(tandem.knex)
      .modify(builder =>
        access.restrict(kind.permission, builder, kind.columns),
      );
    return rows.map(({ ref }: { ref: unknown }) => String(ref)).sort();
  }

  /** The references that the permission backend hears to be allowed, one by one. */
  async function byLoading(
    kind: Kind,
    conditions: Criteria,
  ): Promise<string[]> {
    const rows: { ref: unknown }[] = await kind.rows(tandem.knex);
    const refs = rows.map(({ ref }) => String(ref));
    const { body } = await request(tandem.backend.server)
      .post('/api/tandem/.well-known/backstage/permissions/apply-conditions')
      .set('Authorization', mockCredentials.service.header())
      .send({
        items: [
          {
            id: '1',
            resourceRef: refs,
            resourceType: kind.permission.resourceType,
            conditions,
          },
        ],
      })
      .expect(200);
    const results: AuthorizeResult[] = body.items[0].result;
    return refs
      .filter((_, place) => results[place] === AuthorizeResult.ALLOW)
      .sort();
  }

  it.each(SLO_CRITERIA)(
    'allow the same SLOs in a list as one by one: %s',
    async (_, conditions) => {
      const allowed = await byLoading(KINDS.slo, conditions);
      expect(await byQuery(KINDS.slo, conditions)).toEqual(allowed);
    },
  );

  it.each(OTHER_CRITERIA)(
    'allow the same in a list of the type %s as one by one: %s',
    async (type, _, conditions) => {
      const allowed = await byLoading(KINDS[type], conditions);
      expect(await byQuery(KINDS[type], conditions)).toEqual(allowed);
    },
  );

  const servicesOf = async (conditions: Criteria) =>
    (await byQuery(KINDS.correction, conditions)).flatMap(ref =>
      ref.startsWith('component:')
        ? [ref.slice('component:default/'.length)]
        : [],
    );

  it.each([
    ['user:default/dana', ['of-dana']],
    ['group:default/squad', ['of-division', 'of-red', 'of-squad']],
    ['group:default/red', ['of-company', 'of-division', 'of-red']],
    ['group:default/company', ['of-company']],
  ])(
    '%s owns what is theirs, and what two groups around them own',
    async (claim, expected) => {
      const conditions = correctionConditions.isOwner({ claims: [claim] });
      expect(await servicesOf(conditions)).toEqual(expected);
    },
  );

  it.each([
    ['cleo', ['of-nobody']],
    ['shadow', []],
    ['sam', ['in-checkout']],
    ['rita', ['of-red', 'of-squad']],
    ['carl', ['of-company', 'of-division', 'of-red', 'of-squad']],
    ['dot', ['in-checkout']],
    ['proposed', []],
    ['paused', []],
    ['future', []],
    ['expired', []],
  ])('%s helps what the assignment is about', async (name, expected) => {
    const conditions = correctionConditions.isLiaison({
      userRefs: people(name),
    });
    expect(await servicesOf(conditions)).toEqual(expected);
  });

  it('a team is asked where somebody offered themselves, else the person', async () => {
    const whereAsked = async (userRefs: string[], ...claims: string[]) => {
      const conditions = assignmentConditions.isAsked({ userRefs, claims });
      const asked = await byQuery(KINDS.assignment, conditions);
      const rows = await tandem
        .knex('assignments as a')
        .join('catalog_entities as s', 's.id', 'a.scope_id')
        .whereIn('a.id', asked.map(Number))
        .select('s.entity_ref');
      return rows.map(row => row.entity_ref);
    };
    const squad = 'group:default/squad';
    expect(await whereAsked([], squad)).toEqual([squad]);
    expect(await whereAsked(people('sam'))).toEqual([
      'system:default/checkout',
    ]);
    expect(await whereAsked([], 'group:default/company')).toEqual([]);
  });

  it('know the groups and systems that somebody owns or helps too', async () => {
    expect(
      await byQuery(
        KINDS.correction,
        correctionConditions.isLiaison({ userRefs: people('dot') }),
      ),
    ).toEqual([
      'component:default/in-checkout',
      'domain:default/commerce',
      'system:default/checkout',
    ]);
    expect(
      await byQuery(
        KINDS.correction,
        correctionConditions.isOwner({ claims: ['group:default/squad'] }),
      ),
    ).toEqual(
      expect.arrayContaining([
        'group:default/division',
        'group:default/red',
        'group:default/squad',
      ]),
    );
  });

  it('allow deployments by environment', async () => {
    const conditions = deploymentConditions.inEnvironment({
      environments: ['staging'],
    });
    const access = accessOf(KINDS.deployment, conditions);
    const rows = await tandem
      .knex('catalog_entities as e')
      .joinRaw(
        "cross join (select 'staging' as environment union all select 'production') as d",
      )
      .modify(builder =>
        access.restrict(deploymentReadPermission, builder, {
          entityId: 'e.id',
          environment: 'd.environment',
        }),
      )
      .distinct('d.environment');
    expect(rows).toEqual([{ environment: 'staging' }]);
    expect(
      ['staging', 'production', undefined].map(environment =>
        access.allows(deploymentReadPermission, { environment }),
      ),
    ).toEqual([true, false, false]);
  });
});
