import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import type { Request } from 'express';

/** Who calls. */
export interface Principal {
  /** What history shows: a User reference, or the subject of a token. */
  ref: string;
  /** Of a signed-in person only. */
  userRef?: string;
}

/** Tells who sent a request. */
export class PrincipalReader {
  readonly #httpAuth: HttpAuthService;

  constructor(httpAuth: HttpAuthService) {
    this.#httpAuth = httpAuth;
  }

  /** @throws AuthenticationError without credentials */
  async read(request: Request): Promise<Principal> {
    const credentials = await this.#httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const { principal } = credentials;
    return principal.type === 'user'
      ? { ref: principal.userEntityRef, userRef: principal.userEntityRef }
      : { ref: principal.subject };
  }

  /**
   * The reference of the person who sent a request about themselves.
   *
   * @throws NotAllowedError where it was no person
   */
  async readPerson(request: Request): Promise<string> {
    const { userRef } = await this.read(request);
    if (userRef === undefined) {
      throw new NotAllowedError(
        'This is about the person who asks, and a token is nobody: sign in to Backstage',
      );
    }
    return userRef;
  }
}
