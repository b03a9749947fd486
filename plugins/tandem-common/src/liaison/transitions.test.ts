import {
  ASSIGNMENT_TRANSITIONS,
  assignmentStateSchema,
} from './assignmentSchema';
import {
  explainRefusal,
  nextState,
  requiredFields,
  transitionsFrom,
} from './transitions';

const states = assignmentStateSchema.options;

describe('transitions', () => {
  const possible = {
    proposed: { accept: 'accepted', decline: 'declined' },
    accepted: { end: 'ended', 'hand-back': 'handed-back' },
    active: { pause: 'paused', end: 'ended', 'hand-back': 'handed-back' },
    ending: { pause: 'paused', end: 'ended', 'hand-back': 'handed-back' },
    paused: { resume: 'accepted', end: 'ended', 'hand-back': 'handed-back' },
    orphaned: { resume: 'accepted', end: 'ended' },
    ended: {},
    declined: {},
    'handed-back': {},
  };

  it.each(states)('from %s only what the table says is possible', state => {
    const outcomes = ASSIGNMENT_TRANSITIONS.flatMap(transition => {
      const next = nextState(state, transition);
      return next ? [[transition, next]] : [];
    });
    expect(Object.fromEntries(outcomes)).toEqual(possible[state]);
    expect(transitionsFrom(state).sort()).toEqual(
      Object.keys(possible[state]).sort(),
    );
  });

  it('explains a refusal in a sentence that names a next step', () => {
    expect(explainRefusal('declined', 'accept')).toBe(
      'It is declined already; propose a new one.',
    );
    expect(explainRefusal('accepted', 'pause')).toMatch(/not started/);
    expect(explainRefusal('accepted', 'accept')).toMatch(/accepted already/);
    expect(explainRefusal('accepted', 'decline')).toMatch(/end it/);
    expect(explainRefusal('active', 'accept')).toMatch(/is active/);
    expect(explainRefusal('orphaned', 'hand-back')).toMatch(
      /not in the catalog/,
    );
    for (const state of states) {
      for (const transition of ASSIGNMENT_TRANSITIONS) {
        expect(explainRefusal(state, transition)).toMatch(/^It.*\.$/);
      }
    }
  });

  it('handing back asks for a reason and return criteria, nothing else does', () => {
    const asking = ASSIGNMENT_TRANSITIONS.map(transition => [
      transition,
      requiredFields(transition),
    ]).filter(([, fields]) => fields.length > 0);
    expect(asking).toEqual([['hand-back', ['reason', 'returnCriteria']]]);
  });
});
