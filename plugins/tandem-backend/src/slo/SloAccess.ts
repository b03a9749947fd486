import { NotFoundError } from '@backstage/errors';
import {
  sloCreatePermission,
  sloDeletePermission,
  sloReadPermission,
  sloUpdatePermission,
  type Slo,
} from '@tandem/backstage-plugin-tandem-common';
import type { CatalogProjection } from '../catalog/CatalogProjection';
import type { Access } from '../permissions/Access';
import type { EntityResources } from '../permissions/EntityResources';
import type { OwnedResource, SloResource } from '../permissions/resources';
import type { SloGuard } from './SloGuard';
import type { SloResources } from './SloResources';
import { SloRights } from './SloRights';
import { toSloKey, unknownSlo, type SloKeys, type SloStore } from './SloStore';

/** What changes of SLOs need, and what they tell of SLOs in their way. */
export const WRITING = [
  sloReadPermission,
  sloCreatePermission,
  sloUpdatePermission,
  sloDeletePermission,
];
/** What an SLO tells its reader about: whether they may do it. */
const SHOWN = [sloUpdatePermission, sloDeletePermission];
/** What answers of SLOs need. */
export const READING = [sloReadPermission, ...SHOWN];

/** Finds what the policy's conditions on SLOs are about. */
export class SloAccess {
  readonly #projection: CatalogProjection;
  readonly #entities: EntityResources;
  readonly #slos: SloStore;
  readonly #resources: SloResources;

  constructor(options: {
    projection: CatalogProjection;
    entities: EntityResources;
    slos: SloStore;
    resources: SloResources;
  }) {
    this.#projection = options.projection;
    this.#entities = options.entities;
    this.#slos = options.slos;
    this.#resources = options.resources;
  }

  /**
   * Names in each SLO what the caller may do with it, and the states they may
   * put it in; without a query where that does not depend on the SLO, and not
   * at all where the policy was not asked for what is named.
   */
  async withAllowed(slos: Slo[], access: Access): Promise<Slo[]> {
    if (slos.length === 0 || !access.wasAsked(SHOWN)) return slos;
    const resources = access.isConditional(SHOWN)
      ? await this.#resources.of(
          await this.#slos.findKeys(slos.map(({ id }) => toSloKey(id))),
        )
      : new Map<number, SloResource>();
    const byService = new Map<string, SloRights>();
    return slos.map(slo => {
      const { id, entityRef, state } = slo;
      const rights =
        byService.get(entityRef) ??
        new SloRights(access, resources.get(toSloKey(id)));
      byService.set(entityRef, rights);
      return {
        ...slo,
        allowed: rights.namesOf(SHOWN, state),
        allowedStates: rights.statesFrom(state),
      };
    });
  }

  /**
   * An SLO as rules see it.
   *
   * @throws NotFoundError where there is none, or the caller does not see its service
   */
  async seenSlo(id: string, access: Access): Promise<SloResource> {
    const slo = await this.#findSeen(id, access);
    return (await this.#resources.of([slo])).get(slo.id)!;
  }

  /** The same as a guard of its service. */
  async guardOfSlo(id: string, access: Access): Promise<SloGuard> {
    return isSameForAll(access)
      ? new SloRights(access)
      : new SloRights(access, await this.seenSlo(id, access));
  }

  /** Guards of the services of these SLOs, by the id of each. */
  async guardsOfSlos(
    ids: readonly number[],
    access: Access,
  ): Promise<Map<number, { guard: SloGuard; state: Slo['state'] }>> {
    const resources = await this.#resources.of(await this.#slos.findKeys(ids));
    return new Map(
      [...resources].map(([id, resource]) => [
        id,
        { guard: new SloRights(access, resource), state: resource.state },
      ]),
    );
  }

  /**
   * Guards of services that SLOs are about to belong to, by reference; those
   * that nobody knows are nobody's.
   */
  async guardsOf(
    entityRefs: readonly string[],
    access: Access,
  ): Promise<Map<string, SloGuard>> {
    const refs = [...entityRefs];
    const { seen } = access;
    if (isSameForAll(access)) {
      return new Map(refs.map(ref => [ref, new SloRights(access)]));
    }
    const known = await this.#projection.find(refs);
    const services = await this.#entities.byRefs(refs);
    return new Map(
      refs.map((ref, place) => {
        const id = known.get(ref)?.id;
        const isSeen = id === undefined ? seen.isAll : seen.has(id);
        const service = services[place] ?? nobodys(ref);
        return [ref, isSeen ? new SloRights(access, service) : hidden(ref)];
      }),
    );
  }

  async #findSeen(id: string, access: Access): Promise<SloKeys> {
    const [slo] = await this.#slos.findKeys([toSloKey(id)]);
    return slo && access.seen.has(slo.entityId) ? slo : unknownSlo(id);
  }
}

/** Whether it does not matter which SLO is written. */
function isSameForAll(access: Access): boolean {
  return access.seen.isAll && !access.isConditional(WRITING);
}

function nobodys(entityRef: string): OwnedResource {
  return { entityRef, ownerRefs: new Set(), liaisonRefs: new Set() };
}

/** As for a service that the catalog does not hold, so that nobody learns of it. */
function hidden(entityRef: string): SloGuard {
  const refuse = () => {
    throw new NotFoundError(
      `document.spec.service: the catalog has no ${entityRef}`,
    );
  };
  return {
    create: refuse,
    change: refuse,
    archive: refuse,
    mayRead: () => false,
  };
}
