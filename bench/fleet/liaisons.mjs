import { createRandom } from '../random.mjs';

const DAY = 24 * 60 * 60_000;
const TEAM_SHARE = 0.7;
const DEPUTY_SHARE = 0.4;
const PROPOSED_SHARE = 0.05;
const SYSTEM_SHARE = 0.08;
const SERVICE_SHARE = 0.02;
const ENDING_SHARE = 0.06;
const AWAY_SHARE = 0.15;

/**
 * Who helps whom: most teams have a liaison, some of them a deputy, and a few
 * systems and services one of their own. Some of it is only proposed, some is
 * over soon, and a few people are away.
 *
 * @returns `{ assignments, absences }` as the API takes them, an assignment
 * with whether it `isAccepted`
 */
export function generateLiaisons({ services, systems, teams, liaisons }) {
  const random = createRandom('tandem-bench-fleet-liaisons');
  const assignments = [];
  let next = 0;
  const assign = (scopeRef, role, isAccepted = true) =>
    assignments.push({
      isAccepted,
      body: {
        scopeRef,
        // In turn: nobody gets more than a working week.
        liaisonRef: `user:default/${liaisons[next++ % liaisons.length]}`,
        role,
        pattern: random.pick(['embed', 'liaison', 'liaison', 'rituals']),
        allocation: 3,
        startsOn: civilDate(-100),
        endsOn: civilDate(random.chance(ENDING_SHARE) ? 12 : 200),
        timeZone: 'Europe/Berlin',
        channel: 'https://chat.example.com/channel/ops',
      },
    });
  for (const team of teams) {
    const scopeRef = `group:default/${team}`;
    if (random.chance(TEAM_SHARE)) {
      assign(scopeRef, 'primary');
      if (random.chance(DEPUTY_SHARE)) assign(scopeRef, 'deputy');
    } else if (random.chance(PROPOSED_SHARE)) {
      assign(scopeRef, 'primary', false);
    }
  }
  const ownLiaisons = (kind, scopes, share) => {
    for (const scope of scopes.filter(() => random.chance(share))) {
      assign(`${kind}:default/${scope}`, 'primary');
      assign(`${kind}:default/${scope}`, 'deputy');
    }
  };
  ownLiaisons('system', systems, SYSTEM_SHARE);
  ownLiaisons('component', services, SERVICE_SHARE);
  const absences = liaisons
    .filter(() => random.chance(AWAY_SHARE))
    .map(person => ({
      userRef: `user:default/${person}`,
      startsOn: civilDate(random.integer(-2, 5)),
      endsOn: civilDate(random.integer(6, 12)),
    }));
  return { assignments, absences };
}

/** A day from today. */
export function civilDate(days) {
  return new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
}
