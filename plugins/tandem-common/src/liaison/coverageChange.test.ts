import fc from 'fast-check';
import type { AbsenceDays } from './absences';
import type { AssignmentRecord } from './assignmentRecord';
import {
  assignment,
  at,
  dana,
  omar,
  someAbsence,
  someAssignment,
  team,
} from './__testUtils__/assignments';
import { resolveCoverage } from './coverage';
import { coverageChangesAt } from './coverageChange';
import type { CoverageScope } from './scopes';

const search = 'group:default/team-search';
const scopes: CoverageScope[] = [
  { via: 'group', scopeRef: team, depth: 0 },
  { via: 'parent-group', scopeRef: search, depth: 1 },
];
const noon = at('2026-03-15T12:00:00Z');

function factsOf(
  assignments: readonly AssignmentRecord[],
  absences: readonly AbsenceDays[],
  now: number,
) {
  const assignmentsByScope = new Map(
    scopes.map(({ scopeRef }) => [
      scopeRef,
      assignments.filter(each => each.scopeRef === scopeRef),
    ]),
  );
  return { scopes, assignmentsByScope, absences, now };
}

function changesAt(
  assignments: readonly AssignmentRecord[],
  absences: readonly AbsenceDays[] = [],
  now = noon,
) {
  const facts = factsOf(assignments, absences, now);
  const instant = coverageChangesAt(facts, resolveCoverage(facts));
  return instant && new Date(instant).toISOString();
}

const away = { userRef: dana, startsOn: '2026-03-20', endsOn: '2026-03-22' };

describe('coverageChangesAt', () => {
  it.each([
    ['nothing is planned', [], undefined],
    ['it is covered for good', [assignment()], undefined],
    [
      'it ends: after its last day, where its dates are meant',
      [assignment({ endsOn: '2026-03-31', timeZone: 'Pacific/Kiritimati' })],
      '2026-03-31T10:00:00.000Z',
    ],
    [
      'one begins',
      [assignment({ startsOn: '2026-04-01', endsOn: '2026-04-30' })],
      '2026-04-01T00:00:00.000Z',
    ],
    [
      'a nearer one begins before this one ends',
      [
        assignment({ scopeRef: search, endsOn: '2026-05-31' }),
        assignment({ startsOn: '2026-04-01' }),
      ],
      '2026-04-01T00:00:00.000Z',
    ],
    [
      'a farther one ends: it does not matter now',
      [
        assignment({ scopeRef: search, endsOn: '2026-03-16' }),
        assignment({ endsOn: '2026-03-31' }),
      ],
      '2026-04-01T00:00:00.000Z',
    ],
    [
      'a proposal or a shadow begins: they cover nobody',
      [
        assignment({ decision: 'proposed', startsOn: '2026-03-16' }),
        assignment({ role: 'shadow', startsOn: '2026-03-16' }),
      ],
      undefined,
    ],
  ])('%s', (_, assignments, expected) => {
    expect(changesAt(assignments)).toBe(expected);
  });

  it('an absence of who covers begins, and is over after its last day', () => {
    const covered = [assignment({ timeZone: 'America/New_York' })];
    expect(changesAt(covered, [away])).toBe('2026-03-20T04:00:00.000Z');
    const during = at('2026-03-21T12:00:00Z');
    expect(changesAt(covered, [away], during)).toBe('2026-03-23T04:00:00.000Z');
    const after = at('2026-03-23T04:00:00Z');
    expect(changesAt(covered, [away], after)).toBeUndefined();
    expect(changesAt(covered, [{ ...away, userRef: omar }])).toBeUndefined();
  });

  it('until then the answer stays the same, and in the end nothing changes any more', () => {
    const hours = fc.integer({ min: -24 * 25, max: 24 * 115 });
    fc.assert(
      fc.property(
        fc.array(someAssignment, { maxLength: 6 }),
        fc.array(someAbsence, { maxLength: 4 }),
        hours,
        hours,
        (assignments, absences, offset, later) => {
          const start = noon + Math.min(offset, later) * 3_600_000;
          const end = noon + Math.max(offset, later) * 3_600_000;
          const facts = factsOf(assignments, absences, start);
          const resolved = resolveCoverage(facts);
          const until = coverageChangesAt(facts, resolved) ?? Infinity;
          expect(until).toBeGreaterThan(start);
          const last = { ...facts, now: Math.min(end, until - 1) };
          expect(resolveCoverage(last)).toEqual(resolved);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
