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
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { CatalogRow } from '../catalog/CatalogStore';
import type { Principal } from '../http/principal';
import type { Access } from '../permissions/Access';
import type {
  AssignmentFacts,
  AssignmentResources,
} from './AssignmentResources';
import { mayPropose } from './ScopeRights';

/** What a view asks the policy about. */
export const LIAISON_PERMISSIONS: Permission[] = [
  assignmentReadPermission,
  assignmentCreatePermission,
  assignmentUpdatePermission,
  assignmentAnswerPermission,
  absenceManagePermission,
  loadReadPermission,
];

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
    const { seen } = this.#access;
    const known = assignments.filter(({ scopeId }) => seen.has(scopeId));
    if (this.#access.allowsAll(assignmentReadPermission)) return known;
    const resources = await this.#resources.of(known);
    return known.filter(({ id }) =>
      this.#access.allows(assignmentReadPermission, resources.get(id)),
    );
  }

  /**
   * Of each of these assignments, by id, the names of the permissions that the
   * caller has there: to propose another one on its scope, to change it, to
   * answer it.
   */
  async allowed(
    assignments: readonly AssignmentFacts[],
  ): Promise<Map<string, string[]>> {
    const there = [assignmentUpdatePermission, assignmentAnswerPermission];
    const asked = [assignmentCreatePermission, ...there];
    if (!this.#access.isConditional(asked)) {
      const everywhere = this.#access.namesOf(asked);
      return new Map(assignments.map(({ id }) => [id, everywhere]));
    }
    const resources = await this.#resources.of(assignments);
    return new Map(
      [...resources].map(([id, resource]) => [
        id,
        [
          ...(mayPropose(this.#access, this.#caller, resource)
            ? [assignmentCreatePermission.name]
            : []),
          ...this.#access.namesOf(there, resource),
        ],
      ]),
    );
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
    assignment: AssignmentFacts,
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
