import { NotAllowedError } from '@backstage/errors';
import type { Permission } from '@backstage/plugin-permission-common';
import {
  absenceManagePermission,
  assignmentAnswerPermission,
  assignmentCreatePermission,
  assignmentReadPermission,
  assignmentUpdatePermission,
  explainRefusedRight,
  loadReadPermission,
  type Assignment,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { CatalogRow } from '../catalog/CatalogStore';
import type { Principal } from '../http/principal';
import type { Access } from '../permissions/Access';
import type { AssignmentResource } from '../permissions/resources';
import type {
  AssignmentFacts,
  AssignmentResources,
  KeyedAssignment,
} from './AssignmentResources';
import type { MayRead } from './refusals';
import { proposalsOf } from './ScopeRights';

/** What a view asks the policy about. */
export const LIAISON_PERMISSIONS: Permission[] = [
  assignmentReadPermission,
  assignmentCreatePermission,
  assignmentUpdatePermission,
  assignmentAnswerPermission,
  absenceManagePermission,
  loadReadPermission,
];

/** What the caller may do with an assignment and on its scope. */
export type AssignmentRights = Required<
  Pick<Assignment, 'allowed' | 'allowedProposals'>
>;

/** What one caller may see and do of assignments, absences and loads. */
export class LiaisonView {
  readonly #access: Access;
  readonly #caller: Principal;
  readonly #resources: AssignmentResources;
  readonly #showsLoads: boolean;
  readonly #ownRef: string | undefined;

  constructor(options: {
    access: Access;
    caller: Principal;
    resources: AssignmentResources;
    /** Whether loads of others are shown at all. */
    showsLoads: boolean;
  }) {
    this.#access = options.access;
    this.#caller = options.caller;
    this.#resources = options.resources;
    this.#showsLoads = options.showsLoads;
    this.#ownRef = options.caller.userRef?.toLocaleLowerCase('en-US');
  }

  /** Whether loads of others are shown at all. */
  get showsLoads(): boolean {
    return this.#showsLoads;
  }

  /** What the policy said. */
  get access(): Access {
    return this.#access;
  }

  isOwn(userRef: string): boolean {
    return userRef === this.#ownRef;
  }

  /** Whether the caller may know of an entity; everyone knows of themselves. */
  sees({ id, entityRef }: Pick<CatalogRow, 'id' | 'entityRef'>): boolean {
    return this.#access.seen.has(id) || this.isOwn(entityRef);
  }

  /** Whether days away of this person may be shown, whomever they help. */
  showsAbsencesOf(userRef: string): boolean {
    return this.isOwn(userRef) || this.#access.allows(absenceManagePermission);
  }

  /** Whether loads of this person may be shown. */
  showsLoadOf(userRef: string): boolean {
    return (
      this.isOwn(userRef) ||
      (this.#showsLoads && this.#access.allows(loadReadPermission))
    );
  }

  /** Leaves only the assignments that the caller may see. */
  restrict(builder: Knex.QueryBuilder, table = 'a'): void {
    const scopeId = `${table}.scope_id`;
    this.#access.seen.restrict(builder, scopeId);
    this.#access.restrict(assignmentReadPermission, builder, {
      entityId: scopeId,
      liaisonId: `${table}.liaison_id`,
      proposedBy: `${table}.proposed_by`,
    });
  }

  /**
   * Leaves only absences `a` of people `p` that the caller may see: their own,
   * and those of people whom they see, or who help what they see.
   */
  restrictAbsences(builder: Knex.QueryBuilder): void {
    const isForAll =
      this.#access.allowsAll(assignmentReadPermission) ||
      this.#access.allows(absenceManagePermission);
    if (isForAll && this.#access.seen.isAll) return;
    builder.where(either => {
      either.where('p.entity_ref', this.#ownRef ?? '');
      if (isForAll) {
        either.orWhere(known => this.#access.seen.restrict(known, 'a.user_id'));
      }
      either.orWhereExists(helping => {
        helping
          .from('assignments as h')
          .whereRaw('h.liaison_id = a.user_id')
          .select('h.id');
        this.restrict(helping, 'h');
      });
    });
  }

  async canRead(assignment: AssignmentFacts): Promise<boolean> {
    return (await this.readable([assignment])).length > 0;
  }

  /** Those of these assignments that the caller may see. */
  async readable<T extends AssignmentFacts>(
    assignments: readonly T[],
  ): Promise<T[]> {
    const mayRead = await this.readerOn(
      assignments.map(({ scopeId }) => scopeId),
    );
    return assignments.filter(mayRead);
  }

  /**
   * Tells of assignments on these scopes whether the caller may see them, from
   * what is known by then: nothing is looked up when it is asked.
   */
  async readerOn(scopeIds: readonly number[]): Promise<MayRead> {
    const { seen } = this.#access;
    if (!this.#access.isConditional([assignmentReadPermission])) {
      const isAllowed = this.#access.allowsAll(assignmentReadPermission);
      return ({ scopeId }) => isAllowed && seen.has(scopeId);
    }
    const scopes = await this.#resources.scopes(
      scopeIds.filter(id => seen.has(id)),
    );
    return ({ scopeId, liaisonRef, proposedBy }) => {
      const scope = scopes.get(scopeId);
      return (
        scope !== undefined &&
        this.#access.allows(assignmentReadPermission, {
          ...scope,
          liaisonRef,
          proposedBy,
        })
      );
    };
  }

  /**
   * The same of what may be told of them to the caller, to whom it is no news
   * what they proposed themselves.
   */
  async knowerOn(scopeIds: readonly number[]): Promise<MayRead> {
    const mayRead = await this.readerOn(scopeIds);
    return each => each.proposedBy === this.#caller.ref || mayRead(each);
  }

  /**
   * Of each of these assignments, by id, what the caller may do there: to
   * propose another one on its scope, to change it, to answer it.
   */
  async rights(
    assignments: readonly KeyedAssignment[],
  ): Promise<Map<string, AssignmentRights>> {
    const asked = [
      assignmentCreatePermission,
      assignmentUpdatePermission,
      assignmentAnswerPermission,
    ];
    if (!this.#access.isConditional(asked)) {
      const everywhere = this.#rightsTo();
      return new Map(assignments.map(({ id }) => [id, everywhere]));
    }
    const resources = await this.#resources.of(assignments);
    return new Map(
      [...resources].map(([id, resource]) => [id, this.#rightsTo(resource)]),
    );
  }

  /** @param resource - unset where nothing depends on it */
  #rightsTo(resource?: AssignmentResource): AssignmentRights {
    const allowedProposals = proposalsOf(this.#access, this.#caller, resource);
    const mayPropose = allowedProposals.length > 0;
    return {
      allowed: [
        ...(mayPropose ? [assignmentCreatePermission.name] : []),
        ...this.#access.namesOf(
          [assignmentUpdatePermission, assignmentAnswerPermission],
          resource,
        ),
      ],
      allowedProposals,
    };
  }

  /**
   * Refuses whom the policy allows none of these for anything.
   *
   * @throws NotAllowedError
   */
  requireSome(permissions: readonly Permission[]): void {
    const isSome =
      this.#access.isConditional(permissions) ||
      this.#access.namesOf(permissions).length > 0;
    if (!isSome) throw lacks(permissions[0]);
  }

  /**
   * Refuses who has none of these for the assignment.
   *
   * @throws NotAllowedError
   */
  async requireAny(
    permissions: readonly Permission[],
    assignment: KeyedAssignment,
  ): Promise<void> {
    const resources = this.#access.isConditional(permissions)
      ? await this.#resources.of([assignment])
      : undefined;
    const resource = resources?.get(assignment.id);
    if (this.#access.namesOf(permissions, resource).length === 0) {
      throw lacks(permissions[0]);
    }
  }

  /** @throws NotAllowedError where the caller may not propose the person there */
  async requireProposable(
    scopeId: number,
    liaisonRef: string | undefined,
  ): Promise<void> {
    const proposable = await this.proposable([scopeId], liaisonRef);
    if (!proposable.has(scopeId)) throw lacks(assignmentCreatePermission);
  }

  /** Whether the caller may propose whom they like for whatever there is. */
  get mayProposeAnything(): boolean {
    const { seen } = this.#access;
    return seen.isAll && this.#access.allowsAll(assignmentCreatePermission);
  }

  /** Keys of those of these scopes for which the caller may propose the person. */
  async proposable(
    scopeIds: readonly number[],
    liaisonRef: string | undefined,
  ): Promise<Set<number>> {
    const proposedBy = this.#caller.ref;
    const proposals = scopeIds.map(scopeId => {
      return { id: String(scopeId), scopeId, liaisonRef, proposedBy };
    });
    const isOpen = this.#access.allowsAll(assignmentCreatePermission);
    const resources = isOpen ? undefined : await this.#resources.of(proposals);
    return new Set(
      scopeIds.filter(
        id =>
          !resources ||
          this.#access.allows(
            assignmentCreatePermission,
            resources.get(String(id)),
          ),
      ),
    );
  }
}

function lacks({ name }: Permission): NotAllowedError {
  return new NotAllowedError(explainRefusedRight(name));
}
