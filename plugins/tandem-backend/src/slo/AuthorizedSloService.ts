import {
  sloCreatePermission,
  sloDeletePermission,
  sloUpdatePermission,
  type Slo,
  type SloArchiveQuery,
  type SloCreate,
  type SloUpdate,
} from '@tandem/backstage-plugin-tandem-common';
import type { Caller } from '../http/principal';
import type { Access } from '../permissions/Access';
import type { Authorizer } from '../permissions/Authorizer';
import { readSloDocument } from './readDocument';
import { WRITING, type SloAccess } from './SloAccess';
import type { SloService } from './SloService';

/** Changes SLOs as far as the policy lets the caller. */
export class AuthorizedSloService {
  readonly #slos: SloService;
  readonly #authorizer: Authorizer;
  readonly #sloAccess: SloAccess;

  constructor(options: {
    slos: SloService;
    authorizer: Authorizer;
    sloAccess: SloAccess;
  }) {
    this.#slos = options.slos;
    this.#authorizer = options.authorizer;
    this.#sloAccess = options.sloAccess;
  }

  /** @throws what {@link SloService.create} does, NotAllowedError */
  async create(input: SloCreate, caller: Caller): Promise<Slo> {
    const document = readSloDocument(input.document);
    const access = await this.#ask(caller);
    access.requireSome(sloCreatePermission);
    const slo = await this.#slos.create(
      { ...input, document },
      caller.ref,
      refs => this.#sloAccess.guardsOf(refs, access),
    );
    return this.#answer(slo, access);
  }

  /** @throws what {@link SloService.update} does, NotAllowedError */
  async update(id: string, input: SloUpdate, caller: Caller): Promise<Slo> {
    const document = readSloDocument(input.document);
    const access = await this.#ask(caller);
    access.requireSome(sloUpdatePermission);
    const guard = await this.#sloAccess.guardOfSlo(id, access);
    const slo = await this.#slos.update(
      id,
      { ...input, document },
      caller.ref,
      guard,
    );
    return this.#answer(slo, access);
  }

  /** @throws what {@link SloService.archive} does, NotAllowedError */
  async archive(
    id: string,
    query: SloArchiveQuery,
    caller: Caller,
  ): Promise<void> {
    const access = await this.#ask(caller);
    access.requireSome(sloDeletePermission);
    const guard = await this.#sloAccess.guardOfSlo(id, access);
    await this.#slos.archive(id, query, caller.ref, guard);
  }

  async #ask({ credentials }: Caller): Promise<Access> {
    return this.#authorizer.toChange(credentials, WRITING);
  }

  async #answer(slo: Slo, access: Access): Promise<Slo> {
    const [answer] = await this.#sloAccess.withAllowed([slo], access);
    return answer;
  }
}
