import type {
  Assignment,
  AssignmentInput,
  AssignmentPattern,
  AssignmentRole,
} from '@tandem/backstage-plugin-tandem-common';

/** The form of a proposal; what is not entered is empty or `NaN`. */
export interface Proposal {
  scopeRef: string;
  liaisonRef: string;
  role: AssignmentRole;
  pattern: AssignmentPattern;
  /** Percent of the working time. */
  allocation: number;
  /** Civil dates. */
  startsOn: string;
  endsOn: string;
  timeZone: string;
  channel: string;
  purpose: string;
  exitCriteria: string;
  reviewBy: string;
}

const USUAL_ALLOCATION = 20;

/** A form to start from: a liaison at 20 %. */
export function emptyProposal(
  known: Pick<Proposal, 'scopeRef' | 'startsOn' | 'timeZone'>,
): Proposal {
  return {
    ...known,
    liaisonRef: '',
    role: 'primary',
    pattern: 'liaison',
    allocation: USUAL_ALLOCATION,
    endsOn: '',
    channel: '',
    purpose: '',
    exitCriteria: '',
    reviewBy: '',
  };
}

/** What the API gets for a form. */
export function proposalInput(proposal: Proposal): AssignmentInput {
  const { scopeRef, role, pattern, startsOn, timeZone } = proposal;
  return {
    scopeRef,
    liaisonRef: entered(proposal.liaisonRef),
    role,
    pattern,
    allocation: Number.isNaN(proposal.allocation)
      ? undefined
      : proposal.allocation,
    startsOn,
    timeZone,
    endsOn: entered(proposal.endsOn),
    channel: entered(proposal.channel),
    purpose: entered(proposal.purpose),
    exitCriteria:
      pattern === 'embed' ? entered(proposal.exitCriteria) : undefined,
    reviewBy: entered(proposal.reviewBy),
  };
}

/** What an assignment says, as a form. */
export function proposalOf(assignment: Assignment): Proposal {
  return {
    scopeRef: assignment.scopeRef,
    liaisonRef: assignment.liaisonRef ?? '',
    role: assignment.role,
    pattern: assignment.pattern,
    allocation: assignment.allocation,
    startsOn: assignment.startsOn,
    endsOn: assignment.endsOn ?? '',
    timeZone: assignment.timeZone,
    channel: assignment.channel ?? '',
    purpose: assignment.purpose ?? '',
    exitCriteria: assignment.exitCriteria ?? '',
    reviewBy: assignment.reviewBy ?? '',
  };
}

/** A text without the spaces around it; `undefined` where nothing is left. */
export function entered(text: string): string | undefined {
  return text.trim() || undefined;
}
