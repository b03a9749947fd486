import type { DeploymentInput } from '@tandem/backstage-plugin-tandem-common';

/** The most changes the API takes in one post of a deployment. */
export const CHANGES_LIMIT = 5000;

/**
 * The most a request carries. The API takes 5 MB, but a proxy in front of it
 * often only 1 MB.
 */
export const BODY_BYTES_LIMIT = 900_000;

/**
 * The same deployment once or several times, each with as many of its changes
 * as fit a post; Tandem unites the changes of posts with one key.
 */
export function splitDeployment(
  deployment: DeploymentInput,
): DeploymentInput[] {
  const { changes } = deployment;
  if (!changes?.length) return [deployment];

  const { changes: _, ...rest } = deployment;
  const restBytes = countBytes(rest) + '"changes":[],'.length;
  const parts: NonNullable<DeploymentInput['changes']>[] = [];
  let bytes = Infinity;
  for (const change of changes) {
    const changeBytes = countBytes(change) + ','.length;
    const isFull =
      bytes + changeBytes > BODY_BYTES_LIMIT ||
      parts[parts.length - 1].length >= CHANGES_LIMIT;
    if (isFull) {
      parts.push([]);
      bytes = restBytes;
    }
    parts[parts.length - 1].push(change);
    bytes += changeBytes;
  }
  return parts.map(part => ({ ...deployment, changes: part }));
}

/** How long a value is as JSON, in bytes. */
export function countBytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
