import { useEntity } from '@backstage/plugin-catalog-react';
import type { Assignment } from '@tandem/backstage-plugin-tandem-common';
import { actionsFor, type AssignmentAction } from './actionsFor';
import { ownerRefs } from './useScopes';
import { useViewer } from './useViewer';

/** What the viewer can do with assignments on the page of an entity. */
export function useAssignmentActions(): (
  assignment: Assignment,
) => AssignmentAction[] {
  const { entity } = useEntity();
  const viewer = useViewer();
  const owners = ownerRefs(entity);
  return assignment => (viewer ? actionsFor(assignment, viewer, owners) : []);
}
