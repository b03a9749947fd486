import { assignment, dana, omar, team } from './__testUtils__/assignments';
import { uncoveredDays, uncoveredScopes } from './uncoveredScopes';

const absence = {
  userRef: dana,
  startsOn: '2026-03-10',
  endsOn: '2026-03-12',
};
const primary = assignment();
const deputy = assignment({ id: 'two', role: 'deputy', liaisonRef: omar });
const omarIsAway = (startsOn: string, endsOn: string) => ({
  userRef: omar,
  startsOn,
  endsOn,
});

describe('uncoveredScopes', () => {
  it('absence: a deputy that is in leaves no gap', () => {
    expect(uncoveredScopes(absence, [primary, deputy], [])).toEqual([]);
  });

  it('deputy away too, if only for a day: a visible gap', () => {
    const all = [primary, deputy];
    const oneDay = omarIsAway('2026-03-12', '2026-03-20');
    const after = omarIsAway('2026-03-13', '2026-03-20');
    expect(uncoveredScopes(absence, all, [oneDay])).toEqual([team]);
    expect(uncoveredScopes(absence, all, [after])).toEqual([]);
  });

  it('the deputy leaves while the primary is away: the same gap', () => {
    const leaving = omarIsAway('2026-03-12', '2026-03-20');
    expect(uncoveredScopes(leaving, [primary, deputy], [absence])).toEqual([
      team,
    ]);
    expect(uncoveredScopes(leaving, [primary, deputy], [])).toEqual([]);
  });

  it('the deputy leaves while the primary is not in the catalog: a gap', () => {
    const orphaned = assignment({ decision: 'orphaned' });
    const leaving = omarIsAway('2026-03-12', '2026-03-20');
    expect(uncoveredScopes(leaving, [orphaned, deputy], [])).toEqual([team]);
  });

  it.each([
    ['there is no deputy', [primary], [team]],
    [
      'the deputy is a proposal',
      [primary, { ...deputy, decision: 'proposed' as const }],
      [team],
    ],
    [
      'the deputy ends on the first day',
      [primary, { ...deputy, endsOn: '2026-03-10' }],
      [team],
    ],
    [
      'only a shadow is there',
      [primary, { ...deputy, role: 'shadow' as const }],
      [team],
    ],
    [
      'the assignment is over by then',
      [{ ...primary, endsOn: '2026-03-09' }],
      [],
    ],
    [
      'the assignment starts later',
      [{ ...primary, startsOn: '2026-03-13' }],
      [],
    ],
    ['it is a proposal', [{ ...primary, decision: 'proposed' as const }], []],
    ['it is paused', [{ ...primary, decision: 'paused' as const }], []],
    [
      'a person who is shadow only leaves',
      [
        { ...primary, liaisonRef: omar },
        { ...deputy, role: 'shadow' as const, liaisonRef: dana },
      ],
      [],
    ],
  ])('%s', (_, assignments, expected) => {
    expect(uncoveredScopes(absence, assignments, [])).toEqual(expected);
  });

  it('a deputy who leaves a scope without a primary opens no gap', () => {
    const leaving = omarIsAway('2026-03-12', '2026-03-20');
    expect(uncoveredScopes(leaving, [deputy], [])).toEqual([]);
  });

  it('a gap before the person was assigned is not of their absence', () => {
    const all = [{ ...primary, startsOn: '2026-03-12' }, deputy];
    const before = { ...primary, id: 'before', liaisonRef: 'user:default/ida' };
    const away = [
      omarIsAway('2026-03-10', '2026-03-11'),
      {
        ...omarIsAway('2026-03-10', '2026-03-11'),
        userRef: 'user:default/ida',
      },
    ];
    const earlier = { ...before, endsOn: '2026-03-11' };
    expect(uncoveredScopes(absence, [...all, earlier], away)).toEqual([]);
  });

  it('tells from the first to the last day on which nobody is in', () => {
    const away = [omarIsAway('2026-03-11', '2026-03-11')];
    expect(uncoveredDays(absence, [primary, deputy], away)).toEqual([
      {
        scopeRef: primary.scopeRef,
        startsOn: '2026-03-11',
        endsOn: '2026-03-11',
      },
    ]);
    expect(uncoveredDays(absence, [primary], [])).toEqual([
      {
        scopeRef: primary.scopeRef,
        startsOn: absence.startsOn,
        endsOn: absence.endsOn,
      },
    ]);
  });
});
