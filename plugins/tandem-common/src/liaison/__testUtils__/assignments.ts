import fc from 'fast-check';
import type { AssignmentDecision, AssignmentRecord } from '../assignmentRecord';
import { addDays } from '../civilDates';

export const team = 'group:default/team-payments';
export const dana = 'user:default/dana';
export const omar = 'user:default/omar';
export const zones = [
  'UTC',
  'Europe/Berlin',
  'America/Havana',
  'Africa/Cairo',
  'Pacific/Kiritimati',
  'Pacific/Niue',
];

/** An accepted primary of one team from 1 March 2026 on. */
export function assignment(
  fields: Partial<AssignmentRecord> = {},
): AssignmentRecord {
  return {
    id: 'one',
    scopeRef: team,
    liaisonRef: dana,
    role: 'primary',
    pattern: 'liaison',
    allocation: 20,
    startsOn: '2026-03-01',
    timeZone: 'UTC',
    decision: 'accepted',
    ...fields,
  };
}

export function at(instant: string): number {
  return Date.parse(instant);
}

export const decisions: readonly AssignmentDecision[] = [
  'proposed',
  'accepted',
  'paused',
  'declined',
  'ended',
  'handed-back',
  'orphaned',
];

/** Days around 1 March 2026, few enough to collide. */
export const someDate: fc.Arbitrary<string> = fc
  .integer({ min: -20, max: 60 })
  .map(days => addDays('2026-03-01', days));

export const someDays = fc
  .tuple(someDate, fc.option(fc.nat(50), { nil: undefined }))
  .map(([startsOn, length]) => ({
    startsOn,
    endsOn: length === undefined ? undefined : addDays(startsOn, length),
  }));

/** Assignments of few people to few scopes, in every state. */
export const someAssignment: fc.Arbitrary<AssignmentRecord> = fc
  .record({
    days: someDays,
    id: fc.uuid(),
    scopeRef: fc.constantFrom(team, 'group:default/team-search'),
    liaisonRef: fc.constantFrom(dana, omar, 'user:default/ida'),
    role: fc.constantFrom('primary', 'deputy', 'shadow'),
    allocation: fc.constantFrom(0, 20, 50, 70),
    timeZone: fc.constantFrom(...zones),
    decision: fc.constantFrom(...decisions),
    closedOn: someDate,
  })
  .map(({ days, closedOn, ...fields }) =>
    assignment({
      ...fields,
      ...days,
      closedAt: ['ended', 'handed-back', 'declined'].includes(fields.decision)
        ? Date.parse(closedOn) + 43_200_000
        : undefined,
    }),
  );

export const someAbsence = fc
  .record({
    userRef: fc.constantFrom(dana, omar, 'user:default/ida'),
    days: someDays,
  })
  .map(({ userRef, days: { startsOn, endsOn } }) => ({
    userRef,
    startsOn,
    endsOn: endsOn ?? addDays(startsOn, 3),
  }));
