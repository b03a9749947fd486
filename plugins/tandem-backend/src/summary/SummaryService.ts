import {
  assignmentCreatePermission,
  assignmentReadPermission,
  withCoverageSign,
  type Absence,
  type Assignment,
  type Coverage,
  type EntitySummary,
  type ProposalKind,
  type Slo,
  type SummaryQuery,
  type SummarySection,
  type UserSummary,
} from '@tandem/backstage-plugin-tandem-common';
import type { CatalogProjection } from '../catalog/CatalogProjection';
import type { CatalogRow } from '../catalog/CatalogStore';
import type { DeliveryCards } from '../delivery/DeliveryCards';
import type { DeliveryScope, DeliveryScopes } from '../delivery/DeliveryScopes';
import type { Principal } from '../http/principal';
import type { Access } from '../permissions/Access';
import type { SummaryView } from './SummaryView';

/** A service rarely has more SLOs than this; a roll-up shows the worst. */
const SERVICE_SLOS_LIMIT = 100;
const ROLL_UP_SLOS_LIMIT = 20;

/** What a summary asks the SLO feature for: worst first, without archived ones. */
export interface SummarySlos {
  forEntity(
    scope: DeliveryScope,
    limit: number,
    access: Access,
  ): Promise<{ slos: Slo[]; total: number }>;
}

/** What a summary asks the liaison feature for, as the caller may see it. */
export interface SummaryCoverage {
  forEntity(
    entity: CatalogRow,
    access: Access,
    caller: Principal,
  ): Promise<Coverage>;
  /** Whom the caller may propose for it. */
  allowed(
    entityId: number,
    access: Access,
    caller: Principal,
  ): Promise<ProposalKind[]>;
}

/** What the page of a person asks the liaison feature for: what is not over. */
export interface SummaryAssignments {
  forUser(
    userRef: string,
    access: Access,
    caller: Principal,
  ): Promise<{ assignments: Assignment[]; absences: Absence[] }>;
}

/** All that the cards of an entity page need. */
export class SummaryService {
  readonly #scopes: DeliveryScopes;
  readonly #projection: CatalogProjection;
  readonly #deliveries: DeliveryCards;
  readonly #slos: SummarySlos;
  readonly #coverage: SummaryCoverage;
  readonly #assignments: SummaryAssignments;

  constructor(options: {
    scopes: DeliveryScopes;
    projection: CatalogProjection;
    deliveries: DeliveryCards;
    slos: SummarySlos;
    coverage: SummaryCoverage;
    assignments: SummaryAssignments;
  }) {
    this.#scopes = options.scopes;
    this.#projection = options.projection;
    this.#deliveries = options.deliveries;
    this.#slos = options.slos;
    this.#coverage = options.coverage;
    this.#assignments = options.assignments;
  }

  /** @throws NotFoundError for an entity the catalog does not hold, InputError for an impossible range */
  async summary(
    entityRef: string,
    query: SummaryQuery,
    view: SummaryView,
  ): Promise<EntitySummary> {
    const { access, caller } = view;
    const entity = await this.#projection.get(entityRef);
    view.requireSeen(entity, entityRef);
    const [{ hidden, allowed, newSlos }, allowedProposals] = await Promise.all([
      view.of(entity, query.environment),
      this.#coverage.allowed(entity.id, access, caller),
    ]);
    const isShown = (section: SummarySection) => !hidden.includes(section);
    const [slos, coverage, delivery] = await Promise.all([
      isShown('slos') ? this.#slosOf(entity, access) : undefined,
      isShown('coverage')
        ? this.#coverage.forEntity(entity, access, caller)
        : undefined,
      isShown('dora')
        ? this.#deliveries.of(entity, query, view.deliveries)
        : undefined,
    ]);
    return {
      hidden,
      allowed: [
        ...allowed,
        ...(allowedProposals.length > 0
          ? [assignmentCreatePermission.name]
          : []),
      ],
      allowedSloStates: newSlos,
      allowedProposals,
      ...slos,
      coverage,
      ...delivery,
      dora:
        delivery && coverage
          ? withCoverageSign(delivery.dora, coverage.covered)
          : delivery?.dora,
    };
  }

  /** @throws NotFoundError for a person the catalog does not hold */
  async userSummary(userRef: string, view: SummaryView): Promise<UserSummary> {
    const { access, caller } = view;
    const person = await this.#projection.get(userRef);
    view.requireSeen(person, userRef);
    const shown = await this.#assignments.forUser(
      person.entityRef,
      access,
      caller,
    );
    const isHidden = view.denies(assignmentReadPermission);
    return { ...shown, hidden: isHidden ? ['assignments'] : [] };
  }

  async #slosOf(
    entity: CatalogRow,
    access: Access,
  ): Promise<Pick<EntitySummary, 'slos' | 'sloCount'>> {
    const scope = this.#scopes.of(entity, true);
    const limit = scope.isRollUp ? ROLL_UP_SLOS_LIMIT : SERVICE_SLOS_LIMIT;
    const { slos, total } = await this.#slos.forEntity(scope, limit, access);
    return { slos, sloCount: total };
  }
}
