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
import { isAway } from './absences';
import { isOnDuty } from './assignmentState';
import { todayIn } from './civilDates';
import { resolveCoverage } from './coverage';
import type { CoverageScope } from './scopes';

const payments = 'component:default/payments';
const checkout = 'system:default/checkout';
const product = 'group:default/product';
const design = 'group:default/design';
const scopes: CoverageScope[] = [
  { via: 'component', scopeRef: payments, depth: 0 },
  { via: 'system', scopeRef: checkout, depth: 1 },
  { via: 'group', scopeRef: team, depth: 2 },
  { via: 'parent-group', scopeRef: design, depth: 3 },
  { via: 'parent-group', scopeRef: product, depth: 3 },
];
const noon = at('2026-03-15T12:00:00Z');

function resolve(
  assignments: readonly AssignmentRecord[],
  absences: readonly AbsenceDays[] = [],
  now = noon,
) {
  const assignmentsByScope = new Map(
    scopes.map(({ scopeRef }) => [
      scopeRef,
      assignments.filter(each => each.scopeRef === scopeRef),
    ]),
  );
  return resolveCoverage({ scopes, assignmentsByScope, absences, now });
}

const on = (scopeRef: string, fields: Partial<AssignmentRecord> = {}) =>
  assignment({ id: scopeRef, scopeRef, ...fields });
const deputy = on(team, { id: 'deputy', role: 'deputy', liaisonRef: omar });
const danaIsAway = {
  userRef: dana,
  startsOn: '2026-03-14',
  endsOn: '2026-03-16',
};
const omarIsAway = { ...danaIsAway, userRef: omar, endsOn: '2026-03-15' };
const selfRun = { pattern: 'self-run' as const, liaisonRef: undefined };

describe('resolveCoverage', () => {
  it('the first scope that has an active primary wins, and says where it came from', () => {
    const all = [on(product), on(team), on(checkout), on(payments)];
    const answers = [4, 3, 2, 1, 0].map(count => resolve(all.slice(0, count)));
    expect(answers.map(({ via, scopeRef }) => [via, scopeRef])).toEqual([
      ['component', payments],
      ['system', checkout],
      ['group', team],
      ['parent-group', product],
      ['none', undefined],
    ]);
    expect(answers.map(({ covered }) => covered)).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
  });

  it('names primary, deputy, until when and where to ask', () => {
    const channel = 'https://chat.example/ops';
    const primary = on(team, {
      channel,
      endsOn: '2026-03-31',
      purpose: 'SLOs',
    });
    expect(resolve([primary, deputy])).toEqual({
      covered: true,
      via: 'group',
      scopeRef: team,
      primary: dana,
      deputy: omar,
      actingRef: dana,
      until: '2026-03-31',
      pattern: 'liaison',
      purpose: 'SLOs',
      channel,
      warnings: [],
      assignment: primary,
      people: [
        { assignment: primary, userRef: dana, awayUntil: undefined },
        { assignment: deputy, userRef: omar, awayUntil: undefined },
      ],
    });
  });

  it.each([
    ['a proposal', { decision: 'proposed' as const }],
    ['a future start', { startsOn: '2026-03-16' }],
    ['an expired one', { startsOn: '2026-03-01', endsOn: '2026-03-14' }],
    ['one ended early', { decision: 'ended' as const, closedAt: noon }],
    ['a shadow', { role: 'shadow' as const }],
    ['a deputy alone', { role: 'deputy' as const }],
  ])('%s gives no cover', (_, fields) => {
    expect(resolve([on(team, fields)])).toEqual({
      covered: false,
      via: 'none',
      warnings: [],
      people: [],
    });
  });

  it('end date: covers on its last day, the successor on the next', () => {
    const both = [
      on(team, { id: 'first', endsOn: '2026-03-15' }),
      on(team, { id: 'next', liaisonRef: omar, startsOn: '2026-03-16' }),
    ];
    const last = at('2026-03-15T23:59:59Z');
    expect(resolve(both, [], last)).toMatchObject({ primary: dana });
    expect(resolve(both, [], last + 1000)).toMatchObject({ primary: omar });
  });

  it('self-run on a nearer scope stops inheritance', () => {
    const alone = on(team, selfRun);
    expect(resolve([alone, on(product)])).toMatchObject({
      covered: true,
      via: 'self-run',
      scopeRef: team,
      pattern: 'self-run',
      primary: undefined,
      actingRef: undefined,
      warnings: [],
    });
    expect(resolve([alone, on(checkout)]).via).toBe('system');
    expect(
      resolve([on(team, { ...selfRun, startsOn: '2026-04-01' }), on(product)])
        .via,
    ).toBe('parent-group');
  });

  it('a paused primary gives no cover: the next scope answers, with a warning', () => {
    const answer = resolve([
      on(team, { decision: 'paused' }),
      deputy,
      on(product, { liaisonRef: 'user:default/ida' }),
    ]);
    expect(answer).toMatchObject({
      via: 'parent-group',
      actingRef: 'user:default/ida',
    });
    expect(answer.warnings).toEqual([
      expect.stringMatching(/team-payments is paused/),
    ]);
  });

  it('absence: the deputy stands in for those days, and is who to ask', () => {
    const primary = on(team, { channel: 'https://chat.example/dana' });
    const standIn = { ...deputy, channel: 'https://chat.example/omar' };
    expect(resolve([primary, standIn], [danaIsAway])).toMatchObject({
      covered: true,
      primary: dana,
      deputy: omar,
      actingRef: omar,
      channel: 'https://chat.example/omar',
      warnings: [],
      people: [{ awayUntil: '2026-03-16' }, { awayUntil: undefined }],
    });
    expect(resolve([primary, deputy], [danaIsAway]).channel).toBe(
      'https://chat.example/dana',
    );
    const after = at('2026-03-17T00:00:00Z');
    expect(resolve([primary, deputy], [danaIsAway], after).actingRef).toBe(
      dana,
    );
  });

  it('deputy away too: still covered, a visible gap until the first is back', () => {
    const answer = resolve([on(team), deputy], [danaIsAway, omarIsAway]);
    expect(answer).toMatchObject({ covered: true, actingRef: undefined });
    expect(answer.warnings).toEqual([
      'Nobody is in until 2026-03-15: liaison and deputy are both away.',
    ]);
    const alone = resolve([on(team)], [danaIsAway]);
    expect(alone).toMatchObject({ covered: true, actingRef: undefined });
    expect(alone.warnings).toEqual([
      'Nobody is in until 2026-03-16: there is no one to stand in.',
    ]);
  });

  it('a paused deputy does not stand in', () => {
    const paused = { ...deputy, decision: 'paused' as const };
    expect(resolve([on(team), paused], [danaIsAway])).toMatchObject({
      deputy: undefined,
      actingRef: undefined,
    });
  });

  it("absences are days of the assignment's time zone", () => {
    const today = {
      userRef: dana,
      startsOn: '2026-03-15',
      endsOn: '2026-03-15',
    };
    const acting = (timeZone: string) =>
      resolve([on(team, { timeZone })], [today], at('2026-03-15T10:30:00Z'))
        .actingRef;
    expect(acting('UTC')).toBeUndefined();
    expect(acting('Pacific/Kiritimati')).toBe(dana);
    expect(acting('Pacific/Niue')).toBe(dana);
  });

  it('liaison not in the catalog: the deputy acts, with a warning', () => {
    const orphaned = on(team, {
      decision: 'orphaned',
      endsOn: '2026-04-30',
      channel: 'https://chat.example/ops',
    });
    const answer = resolve([orphaned, deputy, on(product)]);
    expect(answer).toMatchObject({
      covered: true,
      via: 'group',
      scopeRef: team,
      primary: undefined,
      deputy: omar,
      actingRef: omar,
      until: '2026-04-30',
      channel: 'https://chat.example/ops',
      assignment: deputy,
    });
    expect(answer.warnings).toEqual([
      expect.stringMatching(/dana.*not in the catalog/),
    ]);
  });

  it('liaison not in the catalog and no deputy: the next scope answers, with a warning', () => {
    const answer = resolve([on(team, { decision: 'orphaned' }), on(product)]);
    expect(answer).toMatchObject({ via: 'parent-group', scopeRef: product });
    expect(answer.warnings).toEqual([
      expect.stringMatching(/dana.*not in the catalog/),
    ]);
  });

  it.each(['paused', 'orphaned'] as const)(
    'a %s one that has not started says nothing yet',
    decision => {
      const later = on(team, { decision, startsOn: '2026-03-16' });
      expect(resolve([later, deputy])).toMatchObject({
        covered: false,
        warnings: [],
      });
    },
  );

  it('a tie is answered in alphabetical order, with a warning', () => {
    const answer = resolve([on(product), on(design, { liaisonRef: omar })]);
    expect(answer).toMatchObject({ scopeRef: design, primary: omar });
    expect(answer.warnings).toEqual([
      expect.stringMatching(/product is as near as .*design.*alphabetical/),
    ]);
    expect(resolve([on(product)]).warnings).toEqual([]);
  });

  it('never names an absent or ended person as acting', () => {
    const hours = fc.integer({ min: -24 * 20, max: 24 * 100 });
    fc.assert(
      fc.property(
        fc.array(someAssignment, { maxLength: 8 }),
        fc.array(someAbsence, { maxLength: 4 }),
        hours,
        (assignments, absences, offset) => {
          const now = noon + offset * 3_600_000;
          const { actingRef } = resolve(assignments, absences, now);
          const free = assignments.filter(
            each =>
              isOnDuty(each, now) &&
              !isAway(each.liaisonRef!, absences, todayIn(each.timeZone, now)),
          );
          expect([undefined, ...free.map(each => each.liaisonRef)]).toContain(
            actingRef,
          );
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('is covered whenever an active primary or self-run is on one of the scopes', () => {
    fc.assert(
      fc.property(fc.array(someAssignment, { maxLength: 5 }), assignments => {
        const here = assignments.filter(each => each.scopeRef === team);
        const isActive = here.some(
          each => each.role === 'primary' && isOnDuty(each, noon),
        );
        const isHeld = here.some(each => each.decision === 'orphaned');
        expect(resolve(here).covered || !isActive).toBe(true);
        expect(!resolve(here).covered || isActive || isHeld).toBe(true);
      }),
    );
  });
});
