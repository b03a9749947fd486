import {
  RELATION_CHILD_OF,
  RELATION_MEMBER_OF,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  type Entity,
} from '@backstage/catalog-model';

function entity(
  kind: string,
  name: string,
  relations: Record<string, string | undefined>,
  annotations: Record<string, string> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default', uid: `uid-${name}`, annotations },
    spec: {},
    relations: Object.entries(relations).flatMap(([type, targetRef]) =>
      targetRef ? [{ type, targetRef }] : [],
    ),
  };
}

export function component(
  name: string,
  more: {
    owner?: string;
    system?: string;
    annotations?: Record<string, string>;
  } = {},
): Entity {
  return entity(
    'Component',
    name,
    {
      [RELATION_OWNED_BY]: more.owner && `group:default/${more.owner}`,
      [RELATION_PART_OF]: more.system && `system:default/${more.system}`,
    },
    more.annotations,
  );
}

export function group(name: string, parent?: string): Entity {
  return entity('Group', name, {
    [RELATION_CHILD_OF]: parent && `group:default/${parent}`,
  });
}

export function system(name: string, parent?: string): Entity {
  return entity('System', name, {
    [RELATION_PART_OF]: parent && `domain:default/${parent}`,
  });
}

export function domain(name: string, parent?: string): Entity {
  return entity('Domain', name, {
    [RELATION_PART_OF]: parent && `domain:default/${parent}`,
  });
}

export function user(
  name: string,
  more: { memberOf?: string[]; timeZone?: string; displayName?: string } = {},
): Entity {
  const person = entity(
    'User',
    name,
    {},
    more.timeZone ? { 'tandem.dev/time-zone': more.timeZone } : {},
  );
  return {
    ...person,
    spec: { profile: { displayName: more.displayName ?? name } },
    relations: (more.memberOf ?? []).map(team => ({
      type: RELATION_MEMBER_OF,
      targetRef: `group:default/${team}`,
    })),
  };
}
