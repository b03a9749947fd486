import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type Permission,
  type PermissionCriteria,
  type PolicyDecision,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  createConditionTransformer,
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
  type PermissionRuleset,
} from '@backstage/plugin-permission-node';
import { explainRefusedRight } from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { AccessQuery, OwnedEntities } from './AccessQuery';
import type { SeenEntities } from './SeenEntities';

/** What the policy said about the permissions that a request asked for. */
export class Access {
  /** What the caller sees of the catalog; only of requests that read. */
  readonly seen: SeenEntities;
  readonly #decisions: ReadonlyMap<string, PolicyDecision>;
  readonly #rulesetOf: (resourceType: string) => PermissionRuleset;
  readonly #entities: OwnedEntities;

  constructor(options: {
    seen: SeenEntities;
    decisions: ReadonlyMap<string, PolicyDecision>;
    rulesetOf: (resourceType: string) => PermissionRuleset;
    entities: OwnedEntities;
  }) {
    this.seen = options.seen;
    this.#decisions = options.decisions;
    this.#rulesetOf = options.rulesetOf;
    this.#entities = options.entities;
  }

  /**
   * Whether the caller may do this to the resource; of a change, ask for it
   * before and after.
   *
   * @param resource - of a permission without resource type, none
   */
  allows(permission: Permission, resource?: object): boolean {
    const decision = this.#decisionOn(permission);
    if (decision.result !== AuthorizeResult.CONDITIONAL) {
      return decision.result === AuthorizeResult.ALLOW;
    }
    const ruleset = this.#rulesetOf(decision.resourceType);
    return createConditionAuthorizer(ruleset)(decision, resource);
  }

  /** @throws NotAllowedError that says who usually may */
  require(permission: Permission, resource?: object): void {
    if (!this.allows(permission, resource)) refuse(permission);
  }

  /**
   * Refuses whom the policy allows this for nothing at all, before anything
   * is looked up.
   *
   * @throws NotAllowedError
   */
  requireSome(permission: Permission): void {
    if (!this.allowsSome(permission)) refuse(permission);
  }

  /** Whether there may be something that the caller may do this to. */
  allowsSome(permission: Permission): boolean {
    return this.#decisionOn(permission).result !== AuthorizeResult.DENY;
  }

  /** Whether the caller may do this whatever it is about. */
  allowsAll(permission: Permission): boolean {
    return this.#decisionOn(permission).result === AuthorizeResult.ALLOW;
  }

  /** Whether the policy was asked for all of these. */
  wasAsked(permissions: readonly Permission[]): boolean {
    return permissions.every(({ name }) => this.#decisions.has(name));
  }

  /** Whether any of these depends on what it is done to. */
  isConditional(permissions: readonly Permission[]): boolean {
    return permissions.some(
      permission =>
        this.#decisionOn(permission).result === AuthorizeResult.CONDITIONAL,
    );
  }

  /** The names of those of these permissions that the caller has for the resource. */
  namesOf(permissions: readonly Permission[], resource?: object): string[] {
    return permissions
      .filter(permission => this.allows(permission, resource))
      .map(({ name }) => name);
  }

  /**
   * Leaves only the rows that the permission allows.
   *
   * @param columns - where the rows hold what rules look at
   */
  restrict<TColumn extends string>(
    permission: ResourcePermission,
    builder: Knex.QueryBuilder,
    columns: Readonly<Record<TColumn, string>>,
  ): void {
    const decision = this.#decisionOn(permission);
    if (decision.result === AuthorizeResult.ALLOW) return;
    if (decision.result !== AuthorizeResult.CONDITIONAL) {
      builder.whereRaw('1 = 0');
      return;
    }
    const transform = createConditionTransformer<AccessQuery<TColumn>>(
      this.#rulesetOf(decision.resourceType) as PermissionRuleset<
        unknown,
        AccessQuery<TColumn>
      >,
    );
    const criteria = transform(decision.conditions);
    builder.where(all => this.#apply(criteria, all, columns));
  }

  #apply<TColumn extends string>(
    criteria: PermissionCriteria<AccessQuery<TColumn>>,
    builder: Knex.QueryBuilder,
    columns: Readonly<Record<TColumn, string>>,
  ): void {
    if (isAndCriteria(criteria)) {
      for (const each of criteria.allOf) {
        builder.where(part => this.#apply(each, part, columns));
      }
    } else if (isOrCriteria(criteria)) {
      for (const each of criteria.anyOf) {
        builder.orWhere(part => this.#apply(each, part, columns));
      }
    } else if (isNotCriteria(criteria)) {
      builder.whereNot(part => this.#apply(criteria.not, part, columns));
    } else {
      criteria(builder, columns, this.#entities);
    }
  }

  #decisionOn({ name }: Permission): PolicyDecision {
    const decision = this.#decisions.get(name);
    if (!decision) throw new Error(`The policy was not asked for ${name}`);
    return decision;
  }
}

function refuse({ name }: Permission): never {
  throw new NotAllowedError(explainRefusedRight(name));
}
