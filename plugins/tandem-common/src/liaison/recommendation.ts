import type { Recommendation } from './coverageSchema';

/** As much of a person's time as a recommendation gives away, percent. */
const SHARED_TIME = 80;
/** As much of a person's time as one team gets at most, percent. */
const MOST_PER_TEAM = 50;
/** So many teams one person can be the liaison of. */
const MOST_TEAMS = 5;

const NO_TEAMS =
  'There is no team to help yet; come back when the first one is in the catalog.';

/**
 * How so many ops people best help so many teams: embed, liaison or rituals as
 * the DevOps Handbook gives them, self-run where there are no ops people.
 *
 * @param ops - number of ops people
 * @param teams - number of teams
 * @public
 */
export function recommendPattern(ops: number, teams: number): Recommendation {
  const warnings =
    ops === 1 && teams > 0
      ? [
          'One ops person is a single point of failure: name a deputy in each team for days away.',
        ]
      : [];
  if (ops === 0) {
    return { pattern: 'self-run', warnings, suggestions: selfRunSteps(teams) };
  }
  if (ops >= teams) {
    return { pattern: 'embed', warnings, suggestions: embedSteps(ops, teams) };
  }
  const teamsEach = Math.ceil(teams / ops);
  const liaisons = Math.min(teamsEach, MOST_TEAMS);
  const allocation = Math.min(
    MOST_PER_TEAM,
    Math.floor(SHARED_TIME / liaisons),
  );
  return teamsEach <= MOST_TEAMS
    ? {
        pattern: 'liaison',
        allocation,
        warnings,
        suggestions: liaisonSteps(teams, allocation),
      }
    : {
        pattern: 'rituals',
        warnings,
        suggestions: ritualSteps(ops * MOST_TEAMS, teams, allocation),
      };
}

function selfRunSteps(teams: number): string[] {
  return teams === 0
    ? [NO_TEAMS]
    : [
        'Let the teams run their services on a managed platform, each with a written reason.',
        'An ops person later can start with rituals.',
      ];
}

function embedSteps(ops: number, teams: number): string[] {
  if (teams === 0) {
    return [NO_TEAMS];
  }
  const steps = [
    'Let an ops person join each team: its standup, its backlog, its on-call.',
  ];
  const free = ops - teams;
  if (free > 0) {
    steps.push(
      `${free} more ops ${free === 1 ? 'person' : 'people'} can be ${
        free === 1 ? 'a deputy' : 'deputies'
      } or improve the platform.`,
    );
  }
  return steps;
}

function liaisonSteps(teams: number, allocation: number): string[] {
  return [
    `Name a liaison for each of the ${teams} teams at ${allocation} %, who joins it weekly.`,
    'As a first step, rituals are enough: invite ops to planning, retrospectives and demos.',
  ];
}

function ritualSteps(
  liaisons: number,
  teams: number,
  allocation: number,
): string[] {
  return [
    `Name a liaison for the ${liaisons} most critical teams at ${allocation} %, who joins each weekly.`,
    `Hold rituals with the other ${
      teams - liaisons
    }: invite ops to planning, retrospectives and demos.`,
  ];
}
