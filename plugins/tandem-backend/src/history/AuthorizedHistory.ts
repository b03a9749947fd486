import { InputError } from '@backstage/errors';
import type { ResourcePermission } from '@backstage/plugin-permission-common';
import {
  adminReadPermission,
  assignmentReadPermission,
  deploymentReadPermission,
  PAGE_LIMIT_DEFAULT,
  sloReadPermission,
  unmatchedReadPermission,
  type HistoryEntry,
  type HistoryQuery,
  type HistorySubjectKind,
  type Page,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { CatalogProjection } from '../catalog/CatalogProjection';
import type { Caller } from '../http/principal';
import type { Access } from '../permissions/Access';
import type { Authorizer } from '../permissions/Authorizer';
import type { HistoryStore } from './HistoryStore';

/**
 * Ids, as texts, of what the policy lets somebody read where that depends on
 * it; a kind that is not among them stays hidden then.
 */
export type ReadableSubjects = Partial<
  Record<HistorySubjectKind, (access: Access) => Knex.QueryBuilder>
>;

/** Whoever may read a thing may read what was done to it. */
const READ_PERMISSIONS: Record<
  Exclude<HistorySubjectKind, 'mapping'>,
  ResourcePermission
> = {
  slo: sloReadPermission,
  assignment: assignmentReadPermission,
  absence: assignmentReadPermission,
  deployment: deploymentReadPermission,
  incident: deploymentReadPermission,
};

/** What was done, as far as the caller may see what it was done to. */
export class AuthorizedHistory {
  readonly #history: HistoryStore;
  readonly #projection: CatalogProjection;
  readonly #authorizer: Authorizer;
  readonly #subjects: ReadableSubjects;

  constructor(options: {
    history: HistoryStore;
    projection: CatalogProjection;
    authorizer: Authorizer;
    subjects: ReadableSubjects;
  }) {
    this.#history = options.history;
    this.#projection = options.projection;
    this.#authorizer = options.authorizer;
    this.#subjects = options.subjects;
  }

  /** @throws InputError, NotAllowedError, NotFoundError for an entity that the caller does not see */
  async list(
    query: HistoryQuery,
    { credentials }: Caller,
  ): Promise<Page<HistoryEntry>> {
    const { entityRef, subjectKind, subjectId, by, cursor } = query;
    if (subjectId !== undefined && subjectKind === undefined) {
      throw new InputError('subjectKind: is required where subjectId is given');
    }
    const access = await this.#authorizer.toRead(credentials, [
      adminReadPermission,
      unmatchedReadPermission,
      ...Object.values(READ_PERMISSIONS),
    ]);
    if (entityRef === undefined && subjectId === undefined) {
      access.require(adminReadPermission);
    }
    return this.#history.list({
      entityId: await this.#entityId(entityRef, access),
      subject: subjectKind && { kind: subjectKind, id: subjectId },
      by,
      limit: query.limit ?? PAGE_LIMIT_DEFAULT,
      cursor,
      restrict: builder => this.#restrict(builder, access),
    });
  }

  async #entityId(
    entityRef: string | undefined,
    access: Access,
  ): Promise<number | undefined> {
    if (entityRef === undefined) return undefined;
    const { id } = await this.#projection.get(entityRef);
    access.seen.require(id, entityRef);
    return id;
  }

  #restrict(builder: Knex.QueryBuilder, access: Access): void {
    access.seen.restrict(builder, 'h.entity_id');
    const needed = [
      unmatchedReadPermission,
      ...Object.values(READ_PERMISSIONS),
    ];
    if (needed.every(permission => access.allowsAll(permission))) return;
    builder.where(either => {
      either.whereRaw('1 = 0');
      if (access.allows(unmatchedReadPermission)) {
        either.orWhere('h.subject_kind', 'mapping');
      }
      for (const [kind, permission] of Object.entries(READ_PERMISSIONS)) {
        const readable = this.#subjects[kind as HistorySubjectKind];
        if (access.allowsAll(permission)) {
          either.orWhere('h.subject_kind', kind);
        } else if (readable && access.isConditional([permission])) {
          either.orWhere(some =>
            some
              .where('h.subject_kind', kind)
              .whereIn('h.subject_id', readable(access)),
          );
        }
      }
    });
  }
}
