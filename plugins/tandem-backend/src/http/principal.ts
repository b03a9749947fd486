import type { HttpAuthService } from '@backstage/backend-plugin-api';
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
}
