import type {
  Permission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  assignmentReadPermission,
  correctionCreatePermission,
  deploymentReadPermission,
  sloCreatePermission,
  sloReadPermission,
  type NewSloState,
  type SummarySection,
} from '@tandem/backstage-plugin-tandem-common';
import type { CatalogRow } from '../catalog/CatalogStore';
import { DeliveryRights } from '../delivery/DeliveryRights';
import type { Caller } from '../http/principal';
import type { Access } from '../permissions/Access';
import type { EntityResources } from '../permissions/EntityResources';
import type { OwnedResource } from '../permissions/resources';
import { SloRights } from '../slo/SloRights';

/** What summaries themselves ask the policy about, besides what features ask. */
export const SUMMARY_PERMISSIONS: Permission[] = [
  sloReadPermission,
  sloCreatePermission,
  assignmentReadPermission,
  deploymentReadPermission,
  correctionCreatePermission,
];

/** What one caller may see and do on the page of an entity. */
export class SummaryView {
  /** What the policy said. */
  readonly access: Access;
  readonly caller: Caller;
  /** Which deliveries the caller may see. */
  readonly deliveries: DeliveryRights;
  readonly #resources: EntityResources;

  /** @param options.access - asked for {@link SUMMARY_PERMISSIONS} and those of the features */
  constructor(options: {
    access: Access;
    caller: Caller;
    resources: EntityResources;
  }) {
    this.access = options.access;
    this.caller = options.caller;
    this.#resources = options.resources;
    this.deliveries = new DeliveryRights(options.access, options.resources);
  }

  /** @throws NotFoundError as for an entity that the catalog does not hold */
  requireSeen({ id }: CatalogRow, entityRef: string): void {
    const isOwn = this.caller.userRef?.toLocaleLowerCase('en-US') === entityRef;
    if (!isOwn) this.access.seen.require(id, entityRef);
  }

  /** Whether the policy denies it whatever it is about. */
  denies(permission: Permission): boolean {
    return (
      !this.access.allowsAll(permission) &&
      !this.access.isConditional([permission])
    );
  }

  /**
   * Which sections are not for the caller, and what they may do here. Of
   * several services there is always something to show, less what is hidden.
   *
   * @param environment - of the figures
   */
  async of(
    entity: CatalogRow,
    environment: string,
  ): Promise<{
    hidden: SummarySection[];
    allowed: string[];
    /** States in which they may write new SLOs, of a service. */
    newSlos?: NewSloState[];
  }> {
    const resource = await this.#resourceOf(entity);
    const isService = entity.kind === 'component';
    const isHidden = (permission: ResourcePermission, ...states: object[]) =>
      this.denies(permission) ||
      (isService &&
        states.every(
          state => !this.access.allows(permission, { ...resource, ...state }),
        ));
    const hidden: [SummarySection, boolean][] = [
      [
        'slos',
        isHidden(sloReadPermission, { state: 'published' }, { state: 'draft' }),
      ],
      ['coverage', this.denies(assignmentReadPermission)],
      ['dora', isHidden(deploymentReadPermission, { environment })],
    ];
    const newSlos = isService
      ? new SloRights(this.access, resource).newStates()
      : undefined;
    const mayCorrect = this.access.allows(correctionCreatePermission, resource);
    return {
      hidden: hidden.flatMap(([section, is]) => (is ? [section] : [])),
      allowed: [
        ...(newSlos?.includes('draft') ? [sloCreatePermission.name] : []),
        ...(isService && mayCorrect ? [correctionCreatePermission.name] : []),
      ],
      newSlos,
    };
  }

  /** Only where conditions look at it. */
  async #resourceOf({ id }: CatalogRow): Promise<OwnedResource | undefined> {
    if (!this.access.isConditional(SUMMARY_PERMISSIONS)) return undefined;
    return (await this.#resources.byIds([id])).get(id);
  }
}
