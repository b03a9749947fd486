import {
  deploymentCreatePermission,
  incidentCreatePermission,
  type DeploymentPermission,
  type IngestResult,
} from '@tandem/backstage-plugin-tandem-common';
import type { Caller } from '../../http/principal';
import type { AccessFeature } from '../../permissions/createAccess';
import { IngestRights } from './IngestRights';
import type { IngestService, Handing } from './IngestService';

/** What became of a batch. */
export interface AuthorizedOutcome {
  results: IngestResult[];
  /** Each item was refused because the caller lacks the right. */
  isRefused: boolean;
}

type Ingest = (items: unknown[], handing: Handing) => Promise<IngestResult[]>;

/** Takes in what the caller may hand in, item by item. */
export class AuthorizedDeliveryIngest {
  readonly #ingest: IngestService;
  readonly #access: AccessFeature;

  constructor(options: { ingest: IngestService; access: AccessFeature }) {
    this.#ingest = options.ingest;
    this.#access = options.access;
  }

  /**
   * @param items - as posted, one batch
   * @throws NotAllowedError where the caller may hand in none at all
   */
  async ingestDeployments(
    items: unknown[],
    caller: Caller,
  ): Promise<AuthorizedOutcome> {
    return this.#authorized(
      deploymentCreatePermission,
      items,
      caller,
      (...given) => this.#ingest.ingestDeployments(...given),
    );
  }

  /**
   * @param items - as posted, one batch
   * @throws NotAllowedError where the caller may hand in none at all
   */
  async ingestIncidents(
    items: unknown[],
    caller: Caller,
  ): Promise<AuthorizedOutcome> {
    return this.#authorized(
      incidentCreatePermission,
      items,
      caller,
      (...given) => this.#ingest.ingestIncidents(...given),
    );
  }

  async #authorized(
    permission: DeploymentPermission,
    items: unknown[],
    { ref, credentials }: Caller,
    ingest: Ingest,
  ): Promise<AuthorizedOutcome> {
    const { authorizer, resources } = this.#access;
    const access = await authorizer.toWrite(credentials, [permission]);
    access.requireSome(permission);
    if (access.allowsAll(permission)) {
      return { results: await ingest(items, { by: ref }), isRefused: false };
    }
    const rights = new IngestRights({ access, permission, resources });
    const results = await ingest(items, { by: ref, rights });
    const isRefused = results.every(result => rights.isRefusal(result));
    return { results, isRefused };
  }
}
