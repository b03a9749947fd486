import type { ResourcePermission } from '@backstage/plugin-permission-common';
import {
  newSloStateSchema,
  sloCreatePermission,
  sloDeletePermission,
  sloReadPermission,
  sloStateSchema,
  sloUpdatePermission,
  type NewSloState,
  type SloState,
} from '@tandem/backstage-plugin-tandem-common';
import type { Access } from '../permissions/Access';
import type { OwnedResource } from '../permissions/resources';
import type { SloGuard } from './SloGuard';

/** A permission, and the state of the SLO in which it is needed. */
type Need = [ResourcePermission, SloState];

/**
 * What a caller may do to the SLOs of one service, as the policy says. What is
 * told of rights beforehand and what refuses a change rest on the same needs.
 */
export class SloRights implements SloGuard {
  readonly #access: Access;
  readonly #service: OwnedResource | undefined;
  /** Answers of the policy by permission and state: a service has many SLOs. */
  readonly #answers = new Map<string, boolean>();

  /**
   * @param access - asked for the permissions that are needed
   * @param service - unset where none of them depends on it
   */
  constructor(access: Access, service?: OwnedResource) {
    this.#access = access;
    this.#service = service;
  }

  create(state: SloState): void {
    this.#require(neededToCreate(state));
  }

  change(before: SloState, after: SloState): void {
    this.#require(neededToChange(before, after));
  }

  archive(before: SloState): void {
    this.#require([[sloDeletePermission, before]]);
  }

  mayRead(state: SloState): boolean {
    return this.#has([[sloReadPermission, state]]);
  }

  /** The names of those of these permissions that the caller has for an SLO in this state. */
  namesOf(permissions: ResourcePermission[], state: SloState): string[] {
    return permissions
      .filter(permission => this.#allows(permission, state))
      .map(({ name }) => name);
  }

  /** States in which the caller may write a new SLO. */
  newStates(): NewSloState[] {
    return newSloStateSchema.options.filter(state =>
      this.#has(neededToCreate(state)),
    );
  }

  /** States in which the caller may save an SLO that is in this one. */
  statesFrom(before: SloState): SloState[] {
    return sloStateSchema.options.filter(after =>
      this.#has(neededToChange(before, after)),
    );
  }

  #require(needs: Need[]): void {
    for (const [permission, state] of needs) {
      this.#access.require(permission, this.#in(state));
    }
  }

  #has(needs: Need[]): boolean {
    return needs.every(([permission, state]) =>
      this.#allows(permission, state),
    );
  }

  #allows(permission: ResourcePermission, state: SloState): boolean {
    const key = `${permission.name} ${state}`;
    const known = this.#answers.get(key);
    if (known !== undefined) return known;
    const isAllowed = this.#access.allows(permission, this.#in(state));
    this.#answers.set(key, isAllowed);
    return isAllowed;
  }

  #in(state: SloState) {
    return { ...this.#service, state };
  }
}

function neededToCreate(state: SloState): Need[] {
  return [[sloCreatePermission, state]];
}

/** A change is held against the policy as it was and as it would be. */
function neededToChange(before: SloState, after: SloState): Need[] {
  const toEdit: Need = [sloUpdatePermission, before];
  if (after === before) return [toEdit];
  return after === 'archived'
    ? [toEdit, [sloDeletePermission, before]]
    : [toEdit, [sloUpdatePermission, after]];
}
