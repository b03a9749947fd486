import type { Permission } from '@backstage/plugin-permission-common';
import {
  deploymentReadPermission,
  sloReadPermission,
  type Teams,
  type TeamsQuery,
} from '@tandem/backstage-plugin-tandem-common';
import type { Person } from '../http/principal';
import type { Authorizer } from '../permissions/Authorizer';
import type { TeamsReader } from './TeamsReader';

/** Whom the person who asks helps, as far as they may see it. */
export class AuthorizedTeams {
  readonly #authorizer: Authorizer;
  readonly #teams: TeamsReader;
  readonly #permissions: Permission[];

  constructor(options: {
    authorizer: Authorizer;
    teams: TeamsReader;
    /** What assignments are shown by. */
    liaisonPermissions: Permission[];
  }) {
    this.#authorizer = options.authorizer;
    this.#teams = options.teams;
    this.#permissions = [
      sloReadPermission,
      deploymentReadPermission,
      ...options.liaisonPermissions,
    ];
  }

  /** @throws NotAllowedError */
  async of(query: TeamsQuery, person: Person): Promise<Teams> {
    const access = await this.#authorizer.toRead(
      person.credentials,
      this.#permissions,
    );
    return this.#teams.of(person, query, access);
  }
}
