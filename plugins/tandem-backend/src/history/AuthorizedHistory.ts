import { InputError, NotFoundError } from '@backstage/errors';
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

/** Whoever may read a thing may read what was done to it. */
const READ_PERMISSIONS: [HistorySubjectKind[], ResourcePermission][] = [
  [['slo'], sloReadPermission],
  [['assignment', 'absence'], assignmentReadPermission],
  [['deployment', 'incident'], deploymentReadPermission],
];

/** What rules look at besides the entity is not in the history: no match. */
const COLUMNS = {
  entityId: 'h.entity_id',
  state: 'unrecorded.text',
  liaisonId: 'unrecorded.key',
  proposedBy: 'unrecorded.text',
  environment: 'unrecorded.text',
};

/** What was done, as far as the caller may see what it was done to. */
export class AuthorizedHistory {
  readonly #history: HistoryStore;
  readonly #projection: CatalogProjection;
  readonly #authorizer: Authorizer;

  constructor(options: {
    history: HistoryStore;
    projection: CatalogProjection;
    authorizer: Authorizer;
  }) {
    this.#history = options.history;
    this.#projection = options.projection;
    this.#authorizer = options.authorizer;
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
      ...READ_PERMISSIONS.map(([, permission]) => permission),
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
    if (!access.seen.has(id)) {
      throw new NotFoundError(`entityRef: the catalog has no ${entityRef}`);
    }
    return id;
  }

  #restrict(builder: Knex.QueryBuilder, access: Access): void {
    access.seen.restrict(builder, 'h.entity_id');
    builder.where(either => {
      for (const [kinds, permission] of READ_PERMISSIONS) {
        either.orWhere(readable => {
          readable.whereIn('h.subject_kind', kinds);
          access.restrict(permission, readable, COLUMNS);
        });
      }
      if (access.allows(unmatchedReadPermission)) {
        either.orWhere('h.subject_kind', 'mapping');
      }
    });
  }
}
