import type { AssignmentDecision } from './assignmentRecord';
import type { AssignmentState, AssignmentTransition } from './assignmentSchema';

interface TransitionRule {
  from: readonly AssignmentState[];
  to: AssignmentDecision;
}

const RULES: Readonly<Record<AssignmentTransition, TransitionRule>> = {
  accept: { from: ['proposed'], to: 'accepted' },
  decline: { from: ['proposed'], to: 'declined' },
  pause: { from: ['active', 'ending'], to: 'paused' },
  resume: { from: ['paused', 'orphaned'], to: 'accepted' },
  end: {
    from: ['accepted', 'active', 'paused', 'ending', 'orphaned'],
    to: 'ended',
  },
  'hand-back': {
    from: ['accepted', 'active', 'paused', 'ending'],
    to: 'handed-back',
  },
};

/** What to say where nothing more fitting is known of the transition. */
const REFUSALS: Readonly<Record<AssignmentState, string>> = {
  proposed: 'It waits for an answer; accept or decline it first.',
  accepted: 'It is accepted and has not started; end it or hand it back.',
  active: 'It is active; pause it, end it or hand it back.',
  ending: 'It is active until its last day; pause it, end it or hand it back.',
  paused: 'It is paused; resume it, end it or hand it back.',
  orphaned:
    'Its liaison is not in the catalog; end it, or resume it when they are back.',
  ended: 'It has ended already; propose a new one.',
  declined: 'It is declined already; propose a new one.',
  'handed-back': 'It is handed back already; propose a new one.',
};

/**
 * What a transition makes of an assignment that is shown in a state; its dates
 * then say what is shown.
 *
 * @returns undefined where the transition is not possible from there
 * @public
 */
export function nextState(
  state: AssignmentState,
  transition: AssignmentTransition,
): AssignmentDecision | undefined {
  const { from, to } = RULES[transition];
  return from.includes(state) ? to : undefined;
}

/**
 * The transitions that are possible from a state that is shown.
 *
 * @public
 */
export function transitionsFrom(
  state: AssignmentState,
): AssignmentTransition[] {
  return (Object.keys(RULES) as AssignmentTransition[]).filter(transition =>
    RULES[transition].from.includes(state),
  );
}

/**
 * A sentence for a person who asked for a transition that is not possible.
 *
 * @public
 */
export function explainRefusal(
  state: AssignmentState,
  transition: AssignmentTransition,
): string {
  if (state === 'accepted' && transition === 'accept') {
    return 'It is accepted already and starts on its first day.';
  }
  if (state === 'accepted' && transition === 'pause') {
    return 'It has not started, so there is nothing to pause yet.';
  }
  return REFUSALS[state];
}

/**
 * The fields that must come with a transition: who hands a scope back says why,
 * and when they would take it again.
 *
 * @public
 */
export function requiredFields(
  transition: AssignmentTransition,
): readonly ('reason' | 'returnCriteria')[] {
  return transition === 'hand-back' ? ['reason', 'returnCriteria'] : [];
}
