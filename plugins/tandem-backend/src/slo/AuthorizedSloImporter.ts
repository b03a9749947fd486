import { NotAllowedError } from '@backstage/errors';
import {
  explainRefusedRight,
  sloCreatePermission,
  sloUpdatePermission,
  type SloImportQuery,
} from '@tandem/backstage-plugin-tandem-common';
import type { Caller } from '../http/principal';
import type { Authorizer } from '../permissions/Authorizer';
import { WRITING, type SloAccess } from './SloAccess';
import type { ImportAnswer, SloImporter } from './SloImporter';

/** Takes in of a file what the policy lets the caller write. */
export class AuthorizedSloImporter {
  readonly #importer: SloImporter;
  readonly #authorizer: Authorizer;
  readonly #sloAccess: SloAccess;

  constructor(options: {
    importer: SloImporter;
    authorizer: Authorizer;
    sloAccess: SloAccess;
  }) {
    this.#importer = options.importer;
    this.#authorizer = options.authorizer;
    this.#sloAccess = options.sloAccess;
  }

  /** @throws NotAllowedError where the caller may write no SLO at all */
  async import(
    text: string,
    query: SloImportQuery,
    caller: Caller,
  ): Promise<ImportAnswer> {
    const access = await this.#authorizer.toChange(caller.credentials, WRITING);
    if (
      !access.allowsSome(sloCreatePermission) &&
      !access.allowsSome(sloUpdatePermission)
    ) {
      throw new NotAllowedError(explainRefusedRight(sloCreatePermission.name));
    }
    const mayAll =
      access.seen.isAll && WRITING.every(each => access.allowsAll(each));
    const guards = {
      services: (refs: readonly string[]) =>
        this.#sloAccess.guardsOf(refs, access),
      slos: (ids: readonly number[]) =>
        this.#sloAccess.guardsOfSlos(ids, access),
    };
    return this.#importer.import(
      text,
      query,
      caller.ref,
      mayAll ? undefined : guards,
    );
  }
}
