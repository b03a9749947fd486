import { parseEntityRef } from '@backstage/catalog-model';

/** How an entity is called: its title, else the name in its reference. */
export function refName(entityRef: string, title?: string): string {
  return title ?? parseEntityRef(entityRef).name;
}
