import {
  getCompoundEntityRef,
  parseEntityRef,
  RELATION_CHILD_OF,
  RELATION_MEMBER_OF,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import {
  ANNOTATION_ALIASES,
  ANNOTATION_TIER,
  ANNOTATION_TIME_ZONE,
  normalizeEntityRef,
  timeZoneSchema,
} from '@tandem/backstage-plugin-tandem-common';

/** What the projection reads of an entity; nothing else is fetched. */
export const PROJECTED_FIELDS = [
  'kind',
  'metadata.namespace',
  'metadata.name',
  'metadata.uid',
  'metadata.title',
  'metadata.annotations',
  'spec.type',
  'spec.lifecycle',
  'spec.profile.displayName',
  'relations',
];

/** Kinds that deliver, own or hold together what delivers, and people who help. */
export const PROJECTED_KINDS = [
  'component',
  'system',
  'domain',
  'group',
  'user',
];

/** What Tandem keeps of a catalog entity. References are normalised. */
export interface ProjectedEntity {
  entityRef: string;
  kind: string;
  uid?: string;
  title?: string;
  type?: string;
  lifecycle?: string;
  tier?: string;
  ownerRef?: string;
  systemRef?: string;
  domainRef?: string;
  /** Of a Group its parent group, of a Domain the domain it is part of. */
  parentRef?: string;
  /** IANA name; of a User, from the annotation `tandem.dev/time-zone`. */
  timeZone?: string;
  /** Of a User: the groups they are a direct member of. */
  memberOf: string[];
  /** Former references, from the annotation `tandem.dev/aliases`. */
  aliases: string[];
}

export function projectEntity(entity: Entity): ProjectedEntity {
  const kind = entity.kind.toLocaleLowerCase('en-US');
  const partOf = (parent: string) => target(entity, RELATION_PART_OF, parent);
  const annotations = entity.metadata.annotations ?? {};
  return {
    entityRef: stringifyEntityRef(getCompoundEntityRef(entity)),
    kind,
    uid: entity.metadata.uid,
    title: entity.metadata.title ?? displayNameOf(entity),
    type: textOf(entity.spec?.type),
    lifecycle: textOf(entity.spec?.lifecycle),
    tier: annotations[ANNOTATION_TIER],
    ownerRef: target(entity, RELATION_OWNED_BY),
    systemRef: partOf('system'),
    domainRef: kind === 'domain' ? undefined : partOf('domain'),
    parentRef:
      kind === 'domain' ? partOf('domain') : target(entity, RELATION_CHILD_OF),
    timeZone: timeZoneSchema.safeParse(annotations[ANNOTATION_TIME_ZONE]).data,
    memberOf:
      kind === 'user' ? targets(entity, RELATION_MEMBER_OF, 'group') : [],
    aliases: aliasesOf(annotations[ANNOTATION_ALIASES]),
  };
}

/** The name that a person or group is shown by. */
function displayNameOf(entity: Entity): string | undefined {
  const profile = entity.spec?.profile;
  return typeof profile === 'object' && profile && !Array.isArray(profile)
    ? textOf(profile.displayName)
    : undefined;
}

/** The target of a relation; of several the first in alphabetical order. */
function target(entity: Entity, type: string, kind?: string) {
  return targets(entity, type, kind)[0];
}

function targets(entity: Entity, type: string, kind?: string): string[] {
  return (entity.relations ?? [])
    .filter(relation => relation.type === type)
    .map(relation => relation.targetRef)
    .filter(ref => !kind || parseEntityRef(ref).kind === kind)
    .sort();
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function aliasesOf(annotation: string | undefined): string[] {
  return (annotation ?? '')
    .split(',')
    .map(alias => normalizeEntityRef(alias.trim()))
    .filter(alias => alias !== undefined);
}
