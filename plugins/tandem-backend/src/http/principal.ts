import type {
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import type { Request } from 'express';

/** Who calls. */
export interface Principal {
  /** What history shows: a User reference, or the subject of a token. */
  ref: string;
  /** Of a signed-in person only. */
  userRef?: string;
}

/** Who calls, with what the policy is asked with. */
export interface Caller extends Principal {
  credentials: BackstageCredentials;
}

/** A person who calls. */
export interface Person extends Caller {
  userRef: string;
}

/** Tells who sent a request. */
export class PrincipalReader {
  readonly #httpAuth: HttpAuthService;

  constructor(httpAuth: HttpAuthService) {
    this.#httpAuth = httpAuth;
  }

  /** @throws AuthenticationError without credentials */
  async read(request: Request): Promise<Caller> {
    const credentials = await this.#httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const { principal } = credentials;
    return principal.type === 'user'
      ? {
          credentials,
          ref: principal.userEntityRef,
          userRef: principal.userEntityRef,
        }
      : { credentials, ref: principal.subject };
  }

  /**
   * The person who sent a request about themselves.
   *
   * @throws NotAllowedError where it was no person
   */
  async readPerson(request: Request): Promise<Person> {
    const caller = await this.read(request);
    const { userRef } = caller;
    if (userRef === undefined) {
      throw new NotAllowedError(
        'This is about the person who asks, and a token is nobody: sign in to Backstage',
      );
    }
    return { ...caller, userRef };
  }
}
