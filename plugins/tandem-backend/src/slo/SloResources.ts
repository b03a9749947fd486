import type { EntityResources } from '../permissions/EntityResources';
import type { OwnedResource, SloResource } from '../permissions/resources';
import { toSloKey, type SloKeys, type SloStore } from './SloStore';

/** SLOs as the policy's rules see them. */
export class SloResources {
  readonly #slos: SloStore;
  readonly #entities: EntityResources;

  constructor(options: { slos: SloStore; entities: EntityResources }) {
    this.#slos = options.slos;
    this.#entities = options.entities;
  }

  /** @param refs - ids, or references of services for what somebody would write */
  async load(refs: string[]): Promise<(SloResource | undefined)[]> {
    const keys = refs.filter(ref => !isEntityRef(ref)).map(toSloKey);
    const byId = await this.of(await this.#slos.findKeys(keys));
    const services = await this.#entities.byRefs(refs.filter(isEntityRef));
    const byRef = new Map(
      refs.filter(isEntityRef).map((ref, place) => [ref, services[place]]),
    );
    return refs.map(ref =>
      isEntityRef(ref) ? draftOf(byRef.get(ref)) : byId.get(toSloKey(ref)),
    );
  }

  /** By their ids. */
  async of(slos: readonly SloKeys[]): Promise<Map<number, SloResource>> {
    const entities = await this.#entities.byIds(
      slos.map(({ entityId }) => entityId),
    );
    return new Map(
      slos.map(({ id, entityId, state }) => [
        id,
        { ...entities.get(entityId)!, state },
      ]),
    );
  }
}

function isEntityRef(ref: string): boolean {
  return ref.includes(':');
}

function draftOf(service: OwnedResource | undefined): SloResource | undefined {
  return service && { ...service, state: 'draft' };
}
