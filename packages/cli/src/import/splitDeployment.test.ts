import {
  deploymentSchema,
  type DeploymentInput,
} from '@tandem/backstage-plugin-tandem-common';
import {
  BODY_BYTES_LIMIT,
  CHANGES_LIMIT,
  countBytes,
  splitDeployment,
} from './splitDeployment';

const deployment: DeploymentInput = {
  entityRef: 'component:default/payments',
  environment: 'production',
  status: 'succeeded',
  finishedAt: '2025-03-01T10:00:00Z',
  source: 'git',
  externalId: 'payments@v1',
};

function createChanges(count: number, url?: string) {
  return Array.from({ length: count }, (_, index) => ({
    commit: `c${index}`,
    committedAt: '2025-03-01T09:00:00Z',
    url,
  }));
}

describe('splitDeployment', () => {
  it('knows how many changes the API takes', () => {
    const accepts = (count: number) =>
      deploymentSchema.safeParse({
        ...deployment,
        changes: createChanges(count),
      }).success;

    expect(accepts(CHANGES_LIMIT)).toBe(true);
    expect(accepts(CHANGES_LIMIT + 1)).toBe(false);
  });

  it.each([undefined, 0, 1, CHANGES_LIMIT])(
    'leaves a deployment with %s changes alone',
    count => {
      const changes = count === undefined ? undefined : createChanges(count);

      expect(splitDeployment({ ...deployment, changes })).toEqual([
        { ...deployment, changes },
      ]);
    },
  );

  it('posts very many changes in several pieces with the same key', () => {
    const changes = createChanges(2 * CHANGES_LIMIT + 1);
    const pieces = splitDeployment({ ...deployment, changes });

    expect(pieces.map(piece => piece.changes?.length)).toEqual([
      CHANGES_LIMIT,
      CHANGES_LIMIT,
      1,
    ]);
    expect(pieces.flatMap(piece => piece.changes)).toEqual(changes);
    expect(pieces).toEqual(
      pieces.map(piece => ({ ...deployment, changes: piece.changes })),
    );
  });

  it('keeps each piece below the size of a request', () => {
    const url = `https://example.com/${'ü'.repeat(900)}`;
    const changes = createChanges(2000, url);
    const pieces = splitDeployment({ ...deployment, changes });

    expect(pieces.flatMap(piece => piece.changes)).toEqual(changes);
    for (const piece of pieces) {
      expect(countBytes(piece)).toBeLessThanOrEqual(BODY_BYTES_LIMIT);
    }
    expect(pieces).toHaveLength(5);
  });
});
