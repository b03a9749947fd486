import {
  absenceCreateSchema,
  absenceOutSchema,
  absencesQuerySchema,
} from '../../liaison/absenceSchema';
import {
  assignmentBatchQuerySchema,
  assignmentBatchResultsSchema,
  assignmentBatchSchema,
} from '../../liaison/assignmentBatchSchema';
import {
  ASSIGNMENT_TRANSITIONS,
  assignmentCreateSchema,
  assignmentOutSchema,
  assignmentPatchSchema,
  assignmentsQuerySchema,
  assignmentTransitionBodySchema,
  type AssignmentTransition,
} from '../../liaison/assignmentSchema';
import {
  coverageQuerySchema,
  coverageSchema,
  loadQuerySchema,
  loadSchema,
  recommendationQuerySchema,
  recommendationSchema,
} from '../../liaison/coverageSchema';
import { pageSchema } from '../../values/page';
import type { Operation } from './operation';

const TRANSITION_SUMMARIES: Record<AssignmentTransition, string> = {
  accept: 'Accepts a proposal: it is active once it has started.',
  decline: 'Declines a proposal; the gap stays.',
  pause: 'Pauses: the place is kept, the next scope covers.',
  resume: 'Goes on after a pause; capacity is checked again.',
  end: 'Ends at once.',
  'hand-back': 'Hands back, with a reason and what would make it return.',
};

const STALE = 'Another version is stored, or the state does not allow it';

/** Who helps which service, and for how much of their time. */
export const liaisonOperations: Operation[] = [
  {
    method: 'get',
    path: '/assignments',
    operationId: 'listAssignments',
    summary: 'Assignments, newest proposal first.',
    query: assignmentsQuerySchema,
    answer: pageSchema(assignmentOutSchema),
  },
  {
    method: 'post',
    path: '/assignments',
    operationId: 'proposeAssignment',
    summary:
      'Proposes an assignment; self-run needs nobody to accept it. Too much of a person is refused with `days`.',
    body: assignmentCreateSchema,
    answer: assignmentOutSchema,
    statuses: [201],
    conflict:
      'The place is taken: `liaisonRef` tells by whom, `handoverOn` from when it is free; `hidden` is true instead where the caller may not see who',
  },
  {
    method: 'post',
    path: '/assignments/batch',
    operationId: 'proposeAssignments',
    summary:
      'Proposes one assignment for many scopes, each answered by itself. A dry run tells what would happen.',
    query: assignmentBatchQuerySchema,
    body: assignmentBatchSchema,
    answer: assignmentBatchResultsSchema,
    statuses: [200, 201],
    conflict: 'The key was used for another request',
  },
  {
    method: 'get',
    path: '/assignments/{id}',
    operationId: 'getAssignment',
    summary: 'One assignment.',
    answer: assignmentOutSchema,
  },
  {
    method: 'patch',
    path: '/assignments/{id}',
    operationId: 'updateAssignment',
    summary: 'Changes the terms of an assignment; null clears.',
    body: assignmentPatchSchema,
    answer: assignmentOutSchema,
    conflict: STALE,
  },
  ...ASSIGNMENT_TRANSITIONS.map(
    (transition): Operation => ({
      method: 'post',
      path: `/assignments/{id}/${transition}`,
      operationId: `${camelCase(transition)}Assignment`,
      summary: TRANSITION_SUMMARIES[transition],
      body: assignmentTransitionBodySchema,
      answer: assignmentOutSchema,
      conflict: STALE,
    }),
  ),
  {
    method: 'get',
    path: '/coverage',
    operationId: 'getCoverage',
    summary: 'Who helps an entity right now, and through which scope.',
    query: coverageQuerySchema,
    answer: coverageSchema,
  },
  {
    method: 'get',
    path: '/load',
    operationId: 'getLoad',
    summary: 'How much of their time a person has promised, day by day.',
    query: loadQuerySchema,
    answer: loadSchema,
  },
  {
    method: 'get',
    path: '/absences',
    operationId: 'listAbsences',
    summary: 'Days on which people are away, latest start first.',
    query: absencesQuerySchema,
    answer: pageSchema(absenceOutSchema),
  },
  {
    method: 'post',
    path: '/absences',
    operationId: 'postAbsence',
    summary:
      'Says that a person is away; the answer names scopes that nobody covers meanwhile.',
    body: absenceCreateSchema,
    answer: absenceOutSchema,
    statuses: [201],
  },
  {
    method: 'delete',
    path: '/absences/{id}',
    operationId: 'deleteAbsence',
    summary: 'Takes an absence back.',
    statuses: [204],
  },
  {
    method: 'get',
    path: '/recommendation',
    operationId: 'getRecommendation',
    summary: 'How so many ops people best help so many teams.',
    query: recommendationQuerySchema,
    answer: recommendationSchema,
  },
];

function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
