import type { TandemHealth } from '../health/healthSchema';
import type {
  HistoryEntry,
  HistorySubjectKind,
} from '../history/historySchema';
import type { Page } from '../values/page';
import type { PageOptions, RequestOptions } from './TandemApi';

/** Which changes to list: all, of an entity, or of one subject. @public */
export interface HistoryOptions extends PageOptions {
  entityRef?: string;
  subjectKind?: HistorySubjectKind;
  /** Needs `subjectKind`. */
  subjectId?: string;
  /** A User reference, or the subject of a token. */
  by?: string;
}

/**
 * What was changed, and how Tandem itself does.
 *
 * @public
 */
export interface AdminApi {
  /** Newest first. */
  listHistory(
    options?: HistoryOptions,
    request?: RequestOptions,
  ): Promise<Page<HistoryEntry>>;
  getHealth(request?: RequestOptions): Promise<TandemHealth>;
}
