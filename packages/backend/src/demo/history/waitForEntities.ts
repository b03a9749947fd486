import { setTimeout as sleep } from 'node:timers/promises';
import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';

const INTERVAL = 1500;
/** When nothing was added to the catalog for so long, nothing will be. */
const PATIENCE = 90_000;

/** Where to look, and whom to tell. */
export interface CatalogReader {
  auth: AuthService;
  catalog: CatalogService;
  logger: LoggerService;
}

/**
 * Waits until the catalog holds the entities.
 *
 * @returns all of the references, or fewer where examples were removed
 */
export async function waitForEntities(
  entityRefs: string[],
  reader: CatalogReader,
  signal?: AbortSignal,
): Promise<string[]> {
  let found: string[] = [];
  let grownAt = Date.now();
  for (;;) {
    const now = await findEntities(entityRefs, reader);
    if (now.length > found.length) grownAt = Date.now();
    found = now;
    if (found.length === entityRefs.length) return found;
    if (Date.now() - grownAt > PATIENCE) {
      reader.logger.warn(
        `The catalog holds ${found.length} of ${entityRefs.length} examples, the others stay empty`,
      );
      return found;
    }
    await sleep(INTERVAL, undefined, { signal });
  }
}

async function findEntities(
  entityRefs: string[],
  { auth, catalog, logger }: CatalogReader,
): Promise<string[]> {
  try {
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs, fields: ['kind', 'metadata.name'] },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    return entityRefs.filter((_, index) => items[index]);
  } catch (error) {
    logger.debug(`The catalog does not answer yet: ${error}`);
    return [];
  }
}
