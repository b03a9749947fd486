import { awayUntil, type AbsenceDays } from './absences';
import type { AssignmentRecord } from './assignmentRecord';
import type { AssignmentPattern } from './assignmentSchema';
import { hasStarted, isOnDuty, stateOf } from './assignmentState';
import { todayIn } from './civilDates';
import type { CoverageVia } from './coverageSchema';
import type { CoverageScope } from './scopes';

/**
 * All that decides who helps an entity at an instant.
 *
 * @public
 */
export interface CoverageFacts<T extends AssignmentRecord> {
  /** Nearest first, as `scopesOf` gives them: the first is the entity itself. */
  scopes: readonly CoverageScope[];
  assignmentsByScope: ReadonlyMap<string, readonly T[]>;
  /** At least those of the people that are assigned to the scopes. */
  absences: readonly AbsenceDays[];
  /** Epoch milliseconds. */
  now: number;
}

/**
 * Who helps an entity at an instant.
 *
 * @public
 */
export interface ResolvedCoverage<T extends AssignmentRecord> {
  covered: boolean;
  via: CoverageVia;
  /** Of the assignment that covers. */
  scopeRef?: string;
  primary?: string;
  deputy?: string;
  /** Whom to ask now; undefined when nobody is in. */
  actingRef?: string;
  /** The last day of the cover, a civil date. */
  until?: string;
  pattern?: AssignmentPattern;
  purpose?: string;
  channel?: string;
  warnings: string[];
  /** The one that covers: of an orphaned primary's scope, the deputy's. */
  assignment?: T;
  /** Of the people above, whoever is on duty: primary first. */
  people: { assignment: T; userRef: string; awayUntil?: string }[];
}

/**
 * Resolves who helps an entity: the nearest scope with an active primary or
 * self-run wins. A paused primary gives no cover, for an orphaned one the deputy
 * acts, for an absent one the deputy stands in.
 *
 * A scope stays covered on days when primary and deputy are away: nobody is
 * acting then, and a warning says until when.
 *
 * @public
 */
export function resolveCoverage<T extends AssignmentRecord>(
  facts: CoverageFacts<T>,
): ResolvedCoverage<T> {
  const warnings: string[] = [];
  for (const scope of facts.scopes) {
    const on = startedOn(scope, facts);
    const covering = coveringAssignments(on, facts.now);
    if (covering) {
      const answer = coveredBy(scope, covering, facts);
      warnings.push(...tieWarnings(scope, facts), ...answer.warnings);
      return { ...answer, warnings };
    }
    warnings.push(...uncoveredWarnings(scope, on, facts.now));
  }
  return { covered: false, via: 'none', warnings, people: [] };
}

interface Covering<T> {
  primary?: T;
  orphaned?: T;
  deputy?: T;
}

function startedOn<T extends AssignmentRecord>(
  { scopeRef }: CoverageScope,
  { assignmentsByScope, now }: CoverageFacts<T>,
): T[] {
  const all = assignmentsByScope.get(scopeRef) ?? [];
  return all.filter(assignment => hasStarted(assignment, now));
}

function coveringAssignments<T extends AssignmentRecord>(
  started: readonly T[],
  now: number,
): Covering<T> | undefined {
  const onDuty = started.filter(assignment => isOnDuty(assignment, now));
  const primary = onDuty.find(({ role }) => role === 'primary');
  const deputy = onDuty.find(({ role }) => role === 'deputy');
  if (primary) {
    return { primary, deputy };
  }
  const orphaned = primaryIn('orphaned', started, now);
  return orphaned && deputy && { orphaned, deputy };
}

function primaryIn<T extends AssignmentRecord>(
  state: 'orphaned' | 'paused',
  assignments: readonly T[],
  now: number,
): T | undefined {
  return assignments.find(
    assignment =>
      assignment.role === 'primary' && stateOf(assignment, now) === state,
  );
}

function coveredBy<T extends AssignmentRecord>(
  { via, scopeRef }: CoverageScope,
  { primary, orphaned, deputy }: Covering<T>,
  facts: CoverageFacts<T>,
): ResolvedCoverage<T> {
  const assignment = primary ?? deputy;
  const people = [primary, deputy].flatMap(each => personOf(each, facts));
  const acting = people.find(person => person.awayUntil === undefined);
  const held = primary ?? orphaned;
  const isSelfRun = primary?.pattern === 'self-run';
  return {
    covered: true,
    via: isSelfRun ? 'self-run' : via,
    scopeRef,
    primary: primary?.liaisonRef,
    deputy: deputy?.liaisonRef,
    actingRef: acting?.userRef,
    until: earliest(assignment?.endsOn, held?.endsOn),
    pattern: assignment?.pattern,
    purpose: assignment?.purpose ?? held?.purpose,
    channel: acting?.assignment.channel ?? held?.channel ?? deputy?.channel,
    warnings: [
      ...(orphaned ? [orphanedWarning(scopeRef, orphaned)] : []),
      ...(acting || isSelfRun ? [] : [nobodyIn(people)]),
    ],
    assignment,
    people,
  };
}

/** Absences are days, so they hold where the assignment's dates are meant. */
function personOf<T extends AssignmentRecord>(
  assignment: T | undefined,
  { absences, now }: CoverageFacts<T>,
): ResolvedCoverage<T>['people'] {
  if (assignment?.liaisonRef === undefined) {
    return [];
  }
  const userRef = assignment.liaisonRef;
  const today = todayIn(assignment.timeZone, now);
  return [
    { assignment, userRef, awayUntil: awayUntil(userRef, absences, today) },
  ];
}

function nobodyIn(people: readonly { awayUntil?: string }[]): string {
  const until = earliest(...people.map(person => person.awayUntil));
  return people.length > 1
    ? `Nobody is in until ${until}: liaison and deputy are both away.`
    : `Nobody is in until ${until}: there is no one to stand in.`;
}

function orphanedWarning(
  scopeRef: string,
  { liaisonRef }: AssignmentRecord,
): string {
  return `${liaisonRef}, the liaison of ${scopeRef}, is not in the catalog any more; next step: name a new one.`;
}

/** Why a nearer scope that has a primary gives no cover. */
function uncoveredWarnings<T extends AssignmentRecord>(
  { scopeRef }: CoverageScope,
  started: readonly T[],
  now: number,
): string[] {
  const orphaned = primaryIn('orphaned', started, now);
  const paused = primaryIn('paused', started, now);
  return [
    ...(orphaned ? [orphanedWarning(scopeRef, orphaned)] : []),
    ...(paused
      ? [`The assignment of ${scopeRef} is paused and gives no cover for now.`]
      : []),
  ];
}

function tieWarnings<T extends AssignmentRecord>(
  scope: CoverageScope,
  facts: CoverageFacts<T>,
): string[] {
  return facts.scopes
    .filter(
      other =>
        other.depth === scope.depth &&
        other.scopeRef !== scope.scopeRef &&
        coveringAssignments(startedOn(other, facts), facts.now),
    )
    .map(
      ({ scopeRef }) =>
        `${scopeRef} is as near as ${scope.scopeRef} and has an assignment too; the first in alphabetical order answers.`,
    );
}

function earliest(...dates: (string | undefined)[]): string | undefined {
  return dates.filter(date => date !== undefined).sort()[0];
}
