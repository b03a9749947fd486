import {
  deploymentReadPermission,
  sloReadPermission,
  type Page,
  type Slo,
  type SloPreview,
  type SloPreviewRequest,
  type SloRevision,
  type SloSeries,
  type SloSeriesQuery,
  type SlosQuery,
} from '@tandem/backstage-plugin-tandem-common';
import type { ResourcePermission } from '@backstage/plugin-permission-common';
import type { Caller } from '../http/principal';
import type { Access } from '../permissions/Access';
import type { Authorizer } from '../permissions/Authorizer';
import { READING, type SloAccess } from './SloAccess';
import type { SloCharts } from './SloCharts';
import type { SloOverview } from './SloOverview';
import type { SloPreviewer } from './SloPreviewer';
import type { SloReader } from './SloReader';
import { readSloDocument } from './readDocument';

/** Charts of SLOs mark what went to production, and what went wrong there. */
const PRODUCTION = 'production';

/** Answers about the SLOs that the policy lets the caller read; the others are not there. */
export class AuthorizedSloReader {
  readonly #overview: SloOverview;
  readonly #reader: SloReader;
  readonly #charts: SloCharts;
  readonly #previewer: SloPreviewer;
  readonly #authorizer: Authorizer;
  readonly #sloAccess: SloAccess;

  constructor(options: {
    overview: SloOverview;
    reader: SloReader;
    charts: SloCharts;
    previewer: SloPreviewer;
    authorizer: Authorizer;
    sloAccess: SloAccess;
  }) {
    this.#overview = options.overview;
    this.#reader = options.reader;
    this.#charts = options.charts;
    this.#previewer = options.previewer;
    this.#authorizer = options.authorizer;
    this.#sloAccess = options.sloAccess;
  }

  /** @throws NotFoundError for an entity or owner that the caller does not see */
  async list(query: SlosQuery, caller: Caller): Promise<Page<Slo>> {
    const access = await this.#ask(caller, READING);
    const page = await this.#overview.list(query, access);
    const items = await this.#sloAccess.withAllowed(page.items, access);
    return { ...page, items };
  }

  /** @throws NotFoundError */
  async get(id: string, caller: Caller): Promise<Slo> {
    const access = await this.#ask(caller, READING);
    const slo = await this.#reader.get(id, access);
    return (await this.#sloAccess.withAllowed([slo], access))[0];
  }

  /** Newest first. @throws NotFoundError */
  async revisions(
    id: string,
    query: { limit?: number; cursor?: string },
    caller: Caller,
  ): Promise<Page<SloRevision>> {
    const access = await this.#ask(caller, [sloReadPermission]);
    await this.#reader.require(id, access);
    return this.#overview.revisions(id, query);
  }

  /** Deployments and incidents are marked where the caller may read them. @throws NotFoundError, InputError */
  async series(
    id: string,
    query: SloSeriesQuery,
    caller: Caller,
  ): Promise<SloSeries> {
    const access = await this.#ask(caller, [
      sloReadPermission,
      deploymentReadPermission,
    ]);
    await this.#reader.require(id, access);
    const service = access.isConditional([deploymentReadPermission])
      ? await this.#sloAccess.seenSlo(id, access)
      : undefined;
    return this.#charts.series(id, query, {
      withDeliveries: access.allows(
        deploymentReadPermission,
        service && { ...service, environment: PRODUCTION },
      ),
    });
  }

  /** @throws InputError */
  async preview(
    request: SloPreviewRequest,
    caller: Caller,
  ): Promise<SloPreview> {
    const document = readSloDocument(request.document);
    const access = await this.#ask(caller, [sloReadPermission]);
    return this.#previewer.preview({ ...request, document }, access);
  }

  /** OpenSLO YAML. @throws NotFoundError for an entity that the caller does not see */
  async yaml(entityRef: string, caller: Caller): Promise<string> {
    const access = await this.#ask(caller, [sloReadPermission]);
    return this.#overview.yaml(entityRef, access);
  }

  async #ask(
    { credentials }: Caller,
    permissions: ResourcePermission[],
  ): Promise<Access> {
    const access = await this.#authorizer.toRead(credentials, permissions);
    access.requireSome(sloReadPermission);
    return access;
  }
}
