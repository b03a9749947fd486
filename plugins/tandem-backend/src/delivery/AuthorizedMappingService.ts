import {
  correctionCreatePermission,
  correctionDeletePermission,
  unmatchedReadPermission,
  type CorrectionPermission,
  type Page,
  type ReferenceMapping,
  type ReferenceMappingCreate,
  type ReferenceMappingResult,
  type UnmatchedReference,
} from '@tandem/backstage-plugin-tandem-common';
import type { Caller } from '../http/principal';
import type { AccessFeature } from '../permissions/createAccess';
import { MappingRights } from './MappingRights';
import type { MappingService } from './MappingService';

type PageQuery = { limit?: number; cursor?: string };

/** Shows and maps names where the caller may. */
export class AuthorizedMappingService {
  readonly #mappings: MappingService;
  readonly #access: AccessFeature;

  constructor(options: { mappings: MappingService; access: AccessFeature }) {
    this.#mappings = options.mappings;
    this.#access = options.access;
  }

  /** Latest arrival first. */
  async references(
    query: PageQuery,
    caller: Caller,
  ): Promise<Page<UnmatchedReference>> {
    const rights = await this.#toRead(caller, correctionCreatePermission);
    return this.#mappings.references(query, rights);
  }

  /** In the order of their references. */
  async list(
    query: PageQuery,
    caller: Caller,
  ): Promise<Page<ReferenceMapping>> {
    const rights = await this.#toRead(caller, correctionDeletePermission);
    return this.#mappings.list(query, rights);
  }

  /** @throws InputError, ConflictError, NotAllowedError */
  async map(
    mapping: ReferenceMappingCreate,
    caller: Caller,
  ): Promise<ReferenceMappingResult> {
    const rights = await this.#toChange(caller, correctionCreatePermission);
    return this.#mappings.map(mapping, caller, rights);
  }

  /** @throws NotFoundError, ConflictError, NotAllowedError */
  async forget(from: string, caller: Caller): Promise<void> {
    const rights = await this.#toChange(caller, correctionDeletePermission);
    return this.#mappings.forget(from, caller, rights);
  }

  async #toRead(
    { credentials }: Caller,
    permission: CorrectionPermission,
  ): Promise<MappingRights> {
    const { authorizer, resources } = this.#access;
    const access = await authorizer.toRead(credentials, [
      unmatchedReadPermission,
      permission,
    ]);
    access.require(unmatchedReadPermission);
    return new MappingRights({ access, resources, permission });
  }

  async #toChange(
    { credentials }: Caller,
    permission: CorrectionPermission,
  ): Promise<MappingRights> {
    const { authorizer, resources } = this.#access;
    const access = await authorizer.toRead(credentials, [permission]);
    access.requireSome(permission);
    return new MappingRights({ access, resources, permission });
  }
}
