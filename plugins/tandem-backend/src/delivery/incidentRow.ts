import type {
  IncidentOut,
  IncidentSeverity,
  StoredIncident,
} from '@tandem/backstage-plugin-tandem-common';
import {
  toIso,
  toNumber,
  toOptional,
  toOptionalIso,
  toOptionalNumber,
} from '../database/rows';
import type { DeliveryKey } from './deliveryKey';

/** A row of `incidents` as the databases answer it. */
export interface IncidentRow {
  id: string | number;
  entity_id: number;
  source: string;
  external_id: string;
  environment: string;
  title: string;
  severity: IncidentSeverity | null;
  started_at: string | number;
  resolved_at: string | number | null;
  url: string | null;
  postmortem_url: string | null;
  link_source: string | null;
  link_external_id: string | null;
  received_at: string | number;
  deployment_id: string | number | null;
}

/** A listed incident, with the deployment it counts against. */
export interface ListedIncidentRow extends IncidentRow {
  entity_ref: string;
  deployment_source: string | null;
  deployment_external_id: string | null;
  deployment_version: string | null;
}

export function toStoredIncident(row: IncidentRow): StoredIncident {
  return {
    environment: row.environment,
    title: row.title,
    severity: toOptional(row.severity),
    startedAt: toNumber(row.started_at),
    resolvedAt: toOptionalNumber(row.resolved_at),
    url: toOptional(row.url),
    deployment: toLink(row),
    postmortemUrl: toOptional(row.postmortem_url),
  };
}

export function fromStoredIncident(
  key: DeliveryKey,
  stored: StoredIncident,
  receivedAt: number,
) {
  return {
    entity_id: key.entityId,
    source: key.source,
    external_id: key.externalId,
    environment: stored.environment,
    title: stored.title,
    severity: stored.severity ?? null,
    started_at: stored.startedAt,
    resolved_at: stored.resolvedAt ?? null,
    url: stored.url ?? null,
    postmortem_url: stored.postmortemUrl ?? null,
    link_source: stored.deployment?.source ?? null,
    link_external_id: stored.deployment?.externalId ?? null,
    received_at: receivedAt,
  };
}

/** An incident as the API answers it. */
export function toIncidentOut(row: ListedIncidentRow): IncidentOut {
  return {
    id: String(row.id),
    entityRef: row.entity_ref,
    environment: row.environment,
    title: row.title,
    severity: toOptional(row.severity),
    startedAt: toIso(toNumber(row.started_at)),
    resolvedAt: toOptionalIso(toOptionalNumber(row.resolved_at)),
    source: row.source,
    externalId: row.external_id,
    url: toOptional(row.url),
    deployment: toLink(row),
    postmortemUrl: toOptional(row.postmortem_url),
    receivedAt: toIso(toNumber(row.received_at)),
    attributedTo:
      row.deployment_id === null
        ? undefined
        : {
            id: String(row.deployment_id),
            source: row.deployment_source!,
            externalId: row.deployment_external_id!,
            version: toOptional(row.deployment_version),
          },
  };
}

function toLink(row: IncidentRow): StoredIncident['deployment'] {
  return row.link_source === null || row.link_external_id === null
    ? undefined
    : { source: row.link_source, externalId: row.link_external_id };
}
