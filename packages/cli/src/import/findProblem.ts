import {
  changeSchema,
  deploymentSchema,
  incidentSchema,
} from '@tandem/backstage-plugin-tandem-common';
import type { ImportItem } from './ImportItem';
import { CHANGES_LIMIT } from './splitDeployment';

type Issue = NonNullable<
  ReturnType<typeof deploymentSchema.safeParse>['error']
>['issues'][number];

/**
 * What the API would refuse about a deployment or incident, in words: the
 * field and what is wrong with it. More changes than one post may hold are
 * fine, since they are sent in several.
 */
export function findProblem(
  kind: ImportItem['kind'],
  value: Record<string, unknown>,
): string | undefined {
  const issue =
    kind === 'incident'
      ? incidentSchema.safeParse(value).error?.issues[0]
      : findDeploymentIssue(value);
  return issue && describe(issue, value);
}

function findDeploymentIssue(
  value: Record<string, unknown>,
): Issue | undefined {
  const { changes } = value;
  if (!Array.isArray(changes) || changes.length <= CHANGES_LIMIT) {
    return deploymentSchema.safeParse(value).error?.issues[0];
  }
  const rest = deploymentSchema.safeParse({ ...value, changes: [] });
  if (rest.error) return rest.error.issues[0];
  for (const [index, change] of changes.entries()) {
    const [issue] = changeSchema.safeParse(change).error?.issues ?? [];
    if (issue) return { ...issue, path: ['changes', index, ...issue.path] };
  }
  return undefined;
}

function describe(issue: Issue, value: unknown): string {
  if (issue.code === 'unrecognized_keys') {
    const field = formatPath([...issue.path, issue.keys[0]]);
    return `"${field}" is not a known field`;
  }
  const field = `"${formatPath(issue.path)}"`;
  if (
    issue.code === 'invalid_type' &&
    valueAt(value, issue.path) === undefined
  ) {
    return `${field} is required`;
  }
  const message = issue.message
    .replace(/^Invalid option: expected/, 'must be')
    .replace(/^Invalid input: expected (\S+), received/, 'must be $1, not');
  return `${field} ${message}`;
}

function formatPath(path: readonly PropertyKey[]): string {
  return path
    .map(part => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let current = value;
  for (const part of path) {
    current = (current as Record<PropertyKey, unknown> | undefined)?.[part];
  }
  return current;
}
