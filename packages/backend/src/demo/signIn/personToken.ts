import type { DiscoveryService } from '@backstage/backend-plugin-api';
import { type DemoPerson, PERSON_HEADER } from './demoAuthenticator';

/**
 * A token of one of the demo's people, as the sign-in page gets it; none where
 * the demo sign-in does not answer.
 */
export async function personToken(
  person: DemoPerson,
  discovery: DiscoveryService,
): Promise<string | undefined> {
  const auth = await discovery.getBaseUrl('auth');
  const response = await fetch(`${auth}/tandemDemo/refresh`, {
    headers: { [PERSON_HEADER]: person },
  });
  if (!response.ok) return undefined;
  const { backstageIdentity } = await response.json();
  return backstageIdentity?.token;
}
