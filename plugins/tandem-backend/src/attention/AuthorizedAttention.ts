import type { Permission } from '@backstage/plugin-permission-common';
import {
  sloReadPermission,
  type Attention,
  type AttentionQuery,
  type AttentionSnooze,
} from '@tandem/backstage-plugin-tandem-common';
import type { Person } from '../http/principal';
import type { Authorizer } from '../permissions/Authorizer';
import type { AttentionService } from './AttentionService';

/** What needs the person who asks, as far as they may see it. */
export class AuthorizedAttention {
  readonly #authorizer: Authorizer;
  readonly #attention: AttentionService;
  readonly #permissions: Permission[];

  constructor(options: {
    authorizer: Authorizer;
    attention: AttentionService;
    /** What reasons about assignments are shown by. */
    liaisonPermissions: Permission[];
  }) {
    this.#authorizer = options.authorizer;
    this.#attention = options.attention;
    this.#permissions = [sloReadPermission, ...options.liaisonPermissions];
  }

  /** @throws NotAllowedError */
  async list(query: AttentionQuery, person: Person): Promise<Attention> {
    const access = await this.#authorizer.toRead(
      person.credentials,
      this.#permissions,
    );
    return this.#attention.list(person, query, access);
  }

  /** @throws NotAllowedError, InputError where that is too long or over */
  async snooze(snooze: AttentionSnooze, person: Person): Promise<void> {
    await this.#authorizer.toRead(person.credentials, []);
    await this.#attention.snooze(person.userRef, snooze);
  }

  /** @throws NotAllowedError */
  async wake(ids: string[], person: Person): Promise<void> {
    await this.#authorizer.toRead(person.credentials, []);
    await this.#attention.wake(person.userRef, ids);
  }
}
