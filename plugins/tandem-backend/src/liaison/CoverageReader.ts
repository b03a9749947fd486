import {
  coverageChangesAt,
  resolveCoverage,
  startInstant,
  stateOf,
  type Coverage,
  type CoverageFacts,
  type ResolvedCoverage,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { CatalogRow } from '../catalog/CatalogStore';
import type { FleetCoverage, PreparedCoverage } from '../fleet/sources';
import type { StoredAssignment } from './assignmentRow';
import type { CoverageFactsReader } from './CoverageFactsReader';

type Facts = CoverageFacts<StoredAssignment>;
type Resolved = ResolvedCoverage<StoredAssignment>;

/** Tells who helps right now: one entity, or many at once. */
export class CoverageReader implements FleetCoverage {
  readonly #knex: Knex;
  readonly #facts: CoverageFactsReader;

  constructor(options: { knex: Knex; facts: CoverageFactsReader }) {
    this.#knex = options.knex;
    this.#facts = options.facts;
  }

  /** @param entity - a Component, System, Domain or Group; any other kind has no cover */
  async forEntity(entity: CatalogRow): Promise<Coverage> {
    const [facts] = await this.#facts.of(this.#knex, [entity], Date.now());
    const resolved = resolveCoverage(facts);
    return { ...toCoverage(resolved), ...aheadOf(entity, facts, resolved) };
  }

  async forServices(
    db: Knex,
    services: readonly CatalogRow[],
    now: number,
  ): Promise<Map<number, PreparedCoverage>> {
    const all = await this.#facts.of(db, services, now);
    return new Map(
      services.map(({ id }, index) => [id, toPrepared(all[index])]),
    );
  }
}

function toCoverage(
  resolved: Resolved,
): Omit<Coverage, 'upcoming' | 'proposals'> {
  const { assignment, people, ...shown } = resolved;
  return {
    ...shown,
    scopeTitle: assignment?.scopeTitle,
    assignmentId: assignment?.id,
    people: people.map(person => ({
      userRef: person.userRef,
      title: person.assignment.liaisonTitle,
      timeZone: person.assignment.liaisonTimeZone ?? person.assignment.timeZone,
      allocation: person.assignment.allocation,
      awayUntil: person.awayUntil,
    })),
  };
}

/**
 * The next primary, and what waits for an answer: on the entity itself and the
 * covering scope, and where nothing covers, on all that could.
 */
function aheadOf(
  { entityRef }: CatalogRow,
  { scopes, assignmentsByScope, now }: Facts,
  { scopeRef: coveringRef }: Resolved,
): Pick<Coverage, 'upcoming' | 'proposals'> {
  const near = scopes
    .filter(
      ({ scopeRef }) =>
        coveringRef === undefined ||
        [entityRef, coveringRef].includes(scopeRef),
    )
    .flatMap(({ scopeRef }) => assignmentsByScope.get(scopeRef) ?? []);
  const [next] = near
    .filter(
      each => each.role === 'primary' && stateOf(each, now) === 'accepted',
    )
    .sort((a, b) => startOf(a) - startOf(b));
  const proposals = near.filter(each => stateOf(each, now) === 'proposed');
  return {
    upcoming: next && {
      liaisonRef: next.liaisonRef,
      liaisonTitle: next.liaisonTitle,
      startsOn: next.startsOn,
      pattern: next.pattern,
    },
    proposals: proposals.length,
  };
}

function startOf({ startsOn, timeZone }: StoredAssignment): number {
  return startInstant(startsOn, timeZone);
}

function toPrepared(facts: Facts): PreparedCoverage {
  const resolved = resolveCoverage(facts);
  const { covered, via, scopeRef, assignment, pattern } = resolved;
  const { primary, deputy, actingRef, until } = resolved;
  return {
    covered,
    via,
    scopeRef,
    assignmentId: assignment?.id,
    pattern,
    primary,
    deputy,
    actingRef,
    until,
    changesAt: coverageChangesAt(facts, resolved),
  };
}
