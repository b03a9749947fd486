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
import { groupBy } from './groupBy';
import type { LiaisonView } from './LiaisonView';

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

  /**
   * @param entity - a Component, System, Domain or Group; any other kind has no cover
   * @param view - leaves out what comes of assignments that it hides; that there
   * is cover, and how near, is said all the same
   */
  async forEntity(entity: CatalogRow, view?: LiaisonView): Promise<Coverage> {
    const [facts] = await this.#facts.of(this.#knex, [entity], Date.now());
    const resolved = resolveCoverage(facts);
    const shown = view ? await readableOf(facts, view) : facts;
    const known = resolveCoverage(shown);
    const { covered, via } = resolved;
    return {
      ...(isSame(known, resolved)
        ? toCoverage(known)
        : { covered, via, warnings: [], people: [] }),
      ...aheadOf(entity, shown, resolved),
    };
  }

  /** Whether somebody helps it or it runs itself, also on days away. */
  async isCovered(entity: CatalogRow): Promise<boolean> {
    const facts = await this.#facts.lasting(this.#knex, entity, Date.now());
    return resolveCoverage(facts).covered;
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

/** As if there was nothing but what a view shows. */
async function readableOf(facts: Facts, view: LiaisonView): Promise<Facts> {
  const all = [...facts.assignmentsByScope.values()].flat();
  const readable = await view.readable(all);
  return {
    ...facts,
    assignmentsByScope: groupBy(readable, each => each.scopeRef),
  };
}

function isSame(known: Resolved, resolved: Resolved): boolean {
  const idsOf = ({ assignment, people }: Resolved) =>
    [assignment, ...people.map(each => each.assignment)].map(each => each?.id);
  return (
    known.via === resolved.via && idsOf(known).join() === idsOf(resolved).join()
  );
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
