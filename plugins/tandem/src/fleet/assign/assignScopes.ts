import type { FleetService } from '@tandem/backstage-plugin-tandem-common';
import { refName } from '../../ui/refName';

/** Something that the liaison would be named for. */
export interface AssignScope {
  ref: string;
  title: string;
}

/** For what the liaison is named: the teams of the services, or the services. */
export type ScopeKind = 'teams' | 'services';

/** What some services can be covered through. */
export interface AssignScopes {
  /** The teams that own them, each once. */
  teams: readonly AssignScope[];
  services: readonly AssignScope[];
  /** Services that no team of the catalog owns. */
  unowned: readonly AssignScope[];
}

/** Finds the teams behind services. */
export function assignScopes(services: readonly FleetService[]): AssignScopes {
  const teams = new Map<string, AssignScope>();
  const unowned: AssignScope[] = [];
  for (const service of services) {
    const { ownerRef, ownerTitle, isOwned } = service;
    if (isOwned && ownerRef) {
      const title = refName(ownerRef, ownerTitle);
      teams.set(ownerRef, { ref: ownerRef, title });
    } else {
      unowned.push(scopeOf(service));
    }
  }
  return {
    teams: [...teams.values()].sort(byTitle),
    services: services.map(scopeOf).sort(byTitle),
    unowned,
  };
}

function scopeOf({ entityRef, title }: FleetService): AssignScope {
  return { ref: entityRef, title };
}

function byTitle(a: AssignScope, b: AssignScope): number {
  return a.title.localeCompare(b.title);
}
