import { parseEntityRef } from '@backstage/catalog-model';
import type { CatalogStore } from '../catalog/CatalogStore';
import type { Notice } from './notice';
import type { NameOf } from './texts';

/** How what notices speak of is called: its title, else its name. */
export async function namesIn(
  catalog: CatalogStore,
  notices: readonly Notice[],
): Promise<NameOf> {
  const refs = new Set(
    notices.flatMap(({ facts }) => Object.values(facts).flat()).filter(isRef),
  );
  const rows = await catalog.findByRefs([...refs]);
  return entityRef => {
    const ref = entityRef.toLocaleLowerCase('en-US');
    return rows.get(ref)?.title ?? nameIn(entityRef);
  };
}

function isRef(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /^(user|group|component|system|domain):/.test(value)
  );
}

function nameIn(entityRef: string): string {
  try {
    return parseEntityRef(entityRef).name;
  } catch {
    return entityRef;
  }
}
