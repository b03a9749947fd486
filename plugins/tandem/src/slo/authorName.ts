import { parseEntityRef } from '@backstage/catalog-model';

/** Who changed something: a person by name, a service as it calls itself. */
export function authorName(by: string): string {
  return by.startsWith('user:') ? parseEntityRef(by).name : by;
}
