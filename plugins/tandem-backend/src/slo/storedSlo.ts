import type {
  OpenSloDocument,
  SloSource,
  SloState,
} from '@tandem/backstage-plugin-tandem-common';
import { toOptional } from '../database/rows';

/** An SLO as it is now. */
export interface StoredSlo {
  id: number;
  entityId: number;
  name: string;
  title: string;
  state: SloState;
  source: SloSource;
  version: number;
  /** The version that was written from a file. */
  importedVersion?: number;
  document: OpenSloDocument;
  /** The slots it is computed from. */
  seriesId?: number;
}

/** A row of `slos` as the databases answer it. */
export interface SloRow {
  id: number;
  entity_id: number;
  name: string;
  title: string;
  state: SloState;
  source: SloSource;
  version: number;
  imported_version: number | null;
  document: string;
  series_id: number | null;
}

export function toStoredSlo(row: SloRow): StoredSlo {
  return {
    id: row.id,
    entityId: row.entity_id,
    name: row.name,
    title: row.title,
    state: row.state,
    source: row.source,
    version: row.version,
    importedVersion: toOptional(row.imported_version),
    document: JSON.parse(row.document),
    seriesId: toOptional(row.series_id),
  };
}

export function fromStoredSlo(slo: Omit<StoredSlo, 'id'>): Omit<SloRow, 'id'> {
  return {
    entity_id: slo.entityId,
    name: slo.name,
    title: slo.title,
    state: slo.state,
    source: slo.source,
    version: slo.version,
    imported_version: slo.importedVersion ?? null,
    document: JSON.stringify(slo.document),
    series_id: slo.seriesId ?? null,
  };
}
