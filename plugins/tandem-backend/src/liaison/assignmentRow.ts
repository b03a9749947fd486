import type {
  Assignment,
  AssignmentDecision,
  AssignmentPattern,
  AssignmentRecord,
  AssignmentRole,
} from '@tandem/backstage-plugin-tandem-common';
import {
  addDays,
  ENDING_DAYS,
  endInstant,
  startInstant,
  todayIn,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import { toNumber, toOptional, toOptionalNumber } from '../database/rows';

/** What people can say of an assignment, and change later. */
export interface AssignmentTerms {
  purpose?: string;
  exitCriteria?: string;
  allocation: number;
  startsOn: string;
  endsOn?: string;
  timeZone: string;
  reviewBy?: string;
  channel?: string;
  responsibilities?: string;
}

/** What was decided about it, by whom and when (epoch milliseconds). */
export interface AssignmentDecided {
  decision: AssignmentDecision;
  decidedBy?: string;
  decidedAt?: number;
  closedBy?: string;
  closedAt?: number;
  reason?: string;
  returnCriteria?: string;
}

/** An assignment that is not stored yet. */
export interface NewAssignment
  extends AssignmentRecord,
    AssignmentTerms,
    AssignmentDecided {
  scopeId: number;
  scopeUid?: string;
  liaisonId?: number;
  /** Absent from one that is about to be proposed. */
  id?: string;
  source: Assignment['source'];
  proposedBy: string;
  proposedAt: number;
}

/** A stored assignment, with what the catalog says of its scope and person. */
export interface StoredAssignment extends NewAssignment {
  id: string;
  version: number;
  orphanedFrom?: AssignmentDecision;
  scopeTitle?: string;
  scopeOwnerRef?: string;
  /** Whether something else is registered under the reference since. */
  isScopeNew: boolean;
  liaisonTitle?: string;
  liaisonTimeZone?: string;
  isLiaisonInCatalog: boolean;
}

/** Columns of texts, dates and names by field; each may be empty. */
const TEXTS = {
  purpose: 'purpose',
  exitCriteria: 'exit_criteria',
  endsOn: 'ends_on',
  reviewBy: 'review_by',
  channel: 'channel',
  responsibilities: 'responsibilities',
  decidedBy: 'decided_by',
  closedBy: 'closed_by',
  reason: 'reason',
  returnCriteria: 'return_criteria',
  scopeUid: 'scope_uid',
} as const;

/** A row of `assignments` joined with its scope and person. */
export type AssignmentRow = {
  id: string | number;
  scope_id: number;
  liaison_id: number | null;
  role: AssignmentRole;
  pattern: AssignmentPattern;
  allocation: number;
  starts_on: string;
  time_zone: string;
  decision: AssignmentDecision;
  orphaned_from: AssignmentDecision | null;
  source: Assignment['source'];
  version: number;
  proposed_by: string;
  proposed_at: string | number;
  decided_at: string | number | null;
  closed_at: string | number | null;
  scope_ref: string;
  scope_title: string | null;
  scope_owner_ref: string | null;
  scope_current_uid: string | null;
  liaison_ref: string | null;
  liaison_title: string | null;
  liaison_time_zone: string | null;
  liaison_in_catalog: boolean | number | null;
} & Record<(typeof TEXTS)[keyof typeof TEXTS], string | null>;

/** Of an assignment `a`, its scope `s` and its person `p`. */
export const ASSIGNMENT_COLUMNS = [
  'a.*',
  's.entity_ref as scope_ref',
  's.title as scope_title',
  's.owner_ref as scope_owner_ref',
  's.uid as scope_current_uid',
  'p.entity_ref as liaison_ref',
  'p.title as liaison_title',
  'p.time_zone as liaison_time_zone',
  'p.in_catalog as liaison_in_catalog',
];

/** Assignments with their scope and person. */
export function selectAssignments(db: Knex) {
  return db('assignments as a')
    .join('catalog_entities as s', 's.id', 'a.scope_id')
    .leftJoin('catalog_entities as p', 'p.id', 'a.liaison_id')
    .select(ASSIGNMENT_COLUMNS);
}

export function toStoredAssignment(row: AssignmentRow): StoredAssignment {
  return {
    ...(textsOf(row) as Record<keyof typeof TEXTS, string | undefined>),
    id: String(row.id),
    scopeId: row.scope_id,
    scopeRef: row.scope_ref,
    scopeTitle: toOptional(row.scope_title),
    scopeOwnerRef: toOptional(row.scope_owner_ref),
    isScopeNew:
      row.scope_uid !== null &&
      row.scope_current_uid !== null &&
      row.scope_uid !== row.scope_current_uid,
    liaisonId: toOptional(row.liaison_id),
    liaisonRef: toOptional(row.liaison_ref),
    liaisonTitle: toOptional(row.liaison_title),
    liaisonTimeZone: toOptional(row.liaison_time_zone),
    isLiaisonInCatalog: Boolean(row.liaison_in_catalog),
    role: row.role,
    pattern: row.pattern,
    allocation: row.allocation,
    startsOn: row.starts_on,
    timeZone: row.time_zone,
    decision: row.decision,
    orphanedFrom: toOptional(row.orphaned_from),
    source: row.source,
    version: row.version,
    proposedBy: row.proposed_by,
    proposedAt: toNumber(row.proposed_at),
    decidedAt: toOptionalNumber(row.decided_at),
    closedAt: toOptionalNumber(row.closed_at),
  };
}

/** The columns of an assignment, but for what only the store writes. */
export function fromAssignment(assignment: NewAssignment) {
  const { closedAt, timeZone } = assignment;
  return {
    ...Object.fromEntries(
      Object.entries(TEXTS).map(([field, column]) => [
        column,
        assignment[field as keyof typeof TEXTS] ?? null,
      ]),
    ),
    ...instantsOf(assignment),
    scope_id: assignment.scopeId,
    liaison_id: assignment.liaisonId ?? null,
    role: assignment.role,
    pattern: assignment.pattern,
    allocation: assignment.allocation,
    starts_on: assignment.startsOn,
    time_zone: timeZone,
    decision: assignment.decision,
    source: assignment.source,
    proposed_by: assignment.proposedBy,
    proposed_at: assignment.proposedAt,
    decided_at: assignment.decidedAt ?? null,
    closed_at: closedAt ?? null,
    closed_on: closedAt === undefined ? null : todayIn(timeZone, closedAt),
  };
}

/** What lists and cover compare with now; epoch milliseconds. */
function instantsOf({ startsOn, endsOn, timeZone }: AssignmentTerms) {
  const until = endsOn && endInstant(endsOn, timeZone);
  return {
    starts_at: startInstant(startsOn, timeZone),
    ending_at: endsOn
      ? startInstant(addDays(endsOn, -ENDING_DAYS), timeZone)
      : null,
    until_at: until && Number.isFinite(until) ? until : null,
  };
}

function textsOf(row: AssignmentRow) {
  return Object.fromEntries(
    Object.entries(TEXTS).map(([field, column]) => [
      field,
      toOptional(row[column]),
    ]),
  );
}
