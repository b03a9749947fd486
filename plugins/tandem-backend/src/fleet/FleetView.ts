import {
  assignmentReadPermission,
  deploymentReadPermission,
  sloReadPermission,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { Caller } from '../http/principal';
import type { Access } from '../permissions/Access';
import type { Authorizer } from '../permissions/Authorizer';
import {
  FLEET_SECTIONS,
  OPEN_COLUMNS,
  SECTION_COLUMNS,
  type FleetSection,
} from './fleetSections';
import { visibleServices } from './visibleServices';

const READ_PERMISSIONS = {
  slo: sloReadPermission,
  coverage: assignmentReadPermission,
  dora: deploymentReadPermission,
} as const;

/** The fleet as a reader may see it. */
export class FleetView {
  readonly #access: Access;

  /** @param access - asked for the permissions to read SLOs, assignments and deployments */
  constructor(access: Access) {
    this.#access = access;
  }

  /** @throws NotAllowedError where nothing of the fleet may be seen */
  static async of(
    authorizer: Authorizer,
    { credentials }: Caller,
  ): Promise<FleetView> {
    const permissions = Object.values(READ_PERMISSIONS);
    const view = new FleetView(
      await authorizer.toRead(credentials, permissions),
    );
    if (view.denied.length === FLEET_SECTIONS.length) {
      view.#access.requireSome(sloReadPermission);
    }
    return view;
  }

  /** Whether nothing is hidden, so that what was prepared for all may be shown. */
  get isWhole(): boolean {
    return (
      this.#access.seen.isAll &&
      FLEET_SECTIONS.every(section => this.#isOpen(section))
    );
  }

  /** What is hidden of each service. */
  get denied(): FleetSection[] {
    return FLEET_SECTIONS.filter(
      section =>
        !this.#isOpen(section) &&
        !this.#access.isConditional([READ_PERMISSIONS[section]]),
    );
  }

  /**
   * The prepared rows `s` that the reader may see; of a hidden section all
   * columns are null, so that no filter, order or count tells of it.
   */
  services(knex: Knex): Knex.QueryBuilder {
    return this.isWhole
      ? knex('fleet_services as s')
      : knex.from(this.#visible(knex).as('s'));
  }

  get seesAllEntities(): boolean {
    return this.#access.seen.isAll;
  }

  /** Leaves only rows about entities that the reader sees. */
  restrictEntities(builder: Knex.QueryBuilder, entityColumn: string): void {
    this.#access.seen.restrict(builder, entityColumn);
  }

  #visible(knex: Knex): Knex.QueryBuilder {
    const { seen } = this.#access;
    const query = knex('fleet_services as f')
      .modify(builder => seen.restrict(builder, 'f.entity_id'))
      .select(OPEN_COLUMNS.map(column => `f.${column}`));
    this.#selectOwnerTitle(knex, query);
    for (const section of FLEET_SECTIONS) {
      this.#selectSection(knex, query, section);
    }
    return query;
  }

  #selectSection(
    knex: Knex,
    query: Knex.QueryBuilder,
    section: FleetSection,
  ): void {
    const columns = SECTION_COLUMNS[section];
    if (this.#isOpen(section)) {
      query.select(columns.map(column => `f.${column}`));
      return;
    }
    const alias = `${section}_visible`;
    const isDenied = this.denied.includes(section);
    if (!isDenied) {
      const visible = visibleServices(knex, section, (builder, where) =>
        this.#access.restrict(READ_PERMISSIONS[section], builder, where),
      );
      query.leftJoin(visible.as(alias), `${alias}.entity_id`, 'f.entity_id');
    }
    const condition = isDenied ? '1 = 0' : `${alias}.entity_id is not null`;
    for (const column of columns) {
      // Not a bare null, which would have another type than the column.
      query.select(
        knex.raw(`case when ${condition} then ?? end as ??`, [
          `f.${column}`,
          column,
        ]),
      );
    }
  }

  /** The catalog's title of an owner whom the reader may not see. */
  #selectOwnerTitle(knex: Knex, query: Knex.QueryBuilder): void {
    if (this.#access.seen.isAll) {
      query.select('f.owner_title');
      return;
    }
    const owners = knex('catalog_entities as o')
      .modify(builder => this.restrictEntities(builder, 'o.id'))
      .select('o.entity_ref');
    query
      .leftJoin(
        owners.as('seen_owners'),
        'seen_owners.entity_ref',
        'f.owner_ref',
      )
      .select(
        knex.raw(
          'case when seen_owners.entity_ref is not null then f.owner_title end as owner_title',
        ),
      );
  }

  #isOpen(section: FleetSection): boolean {
    return this.#access.allowsAll(READ_PERMISSIONS[section]);
  }
}
