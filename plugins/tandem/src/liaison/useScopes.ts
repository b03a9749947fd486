import {
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  catalogApiRef,
  getEntityRelations,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { SCOPE_KINDS } from '@tandem/backstage-plugin-tandem-common';
import { useQuery } from '@tanstack/react-query';

export type ScopeKind = (typeof SCOPE_KINDS)[number];

/** Something a liaison of the entity on this page can be named for. */
export interface Scope {
  ref: string;
  kind: ScopeKind;
  title: string;
}

/** The scopes of the entity of the page, nearest first; it alone until the rest is known. */
export function useScopes(): Scope[] {
  const { entity } = useEntity();
  const catalogApi = useApi(catalogApiRef);
  const refs = relatedRefs(entity);
  const { data } = useQuery({
    queryKey: ['tandem', 'scopes', stringifyEntityRef(entity), refs],
    queryFn: async () => {
      const found = await catalogApi.getEntitiesByRefs({ entityRefs: refs });
      const near = found.items.filter(item => item !== undefined);
      const domains = near.filter(isSystem).flatMap(domainRefs);
      const far = domains.length
        ? await catalogApi.getEntitiesByRefs({ entityRefs: domains })
        : { items: [] };
      return [...near, ...far.items.filter(item => item !== undefined)];
    },
    enabled: refs.length > 0,
    staleTime: 300_000,
  });
  const all = [entity, ...(data ?? [])].map(toScope);
  return all.filter(scope => scope !== undefined);
}

/** The owners of an entity; of a group itself. */
export function ownerRefs(entity: Entity): string[] {
  const owners = getEntityRelations(entity, RELATION_OWNED_BY);
  return entity.kind.toLowerCase() === 'group'
    ? [stringifyEntityRef(entity)]
    : owners.map(ref => stringifyEntityRef(ref));
}

/** The scopes that an entity names itself: its systems, domains and owner groups. */
export function relatedRefs(entity: Entity): string[] {
  const isDomainOrGroup = /^(domain|group)$/i.test(entity.kind);
  const parts = isDomainOrGroup
    ? []
    : getEntityRelations(entity, RELATION_PART_OF);
  return [
    ...parts
      .map(ref => stringifyEntityRef(ref))
      .filter(ref => /^(system|domain):/.test(ref)),
    ...ownerRefs(entity).filter(
      ref => ref.startsWith('group:') && ref !== stringifyEntityRef(entity),
    ),
  ];
}

function isSystem(entity: Entity): boolean {
  return entity.kind.toLowerCase() === 'system';
}

function domainRefs(system: Entity): string[] {
  return getEntityRelations(system, RELATION_PART_OF, { kind: 'domain' }).map(
    ref => stringifyEntityRef(ref),
  );
}

function toScope(entity: Entity): Scope | undefined {
  const kind = SCOPE_KINDS.find(known => known === entity.kind.toLowerCase());
  const { title, name } = entity.metadata;
  const { displayName } = (entity.spec?.profile ?? {}) as {
    displayName?: string;
  };
  return (
    kind && {
      ref: stringifyEntityRef(entity),
      kind,
      title: title ?? displayName ?? name,
    }
  );
}
