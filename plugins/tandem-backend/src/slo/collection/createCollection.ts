import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { DefinitionReader } from '../DefinitionReader';
import type { SeriesStore } from '../SeriesStore';
import type { SloStore } from '../SloStore';
import type { SlotStore } from '../SlotStore';
import type { StatusRefresher } from '../StatusRefresher';
import { CollectionEnroller } from './CollectionEnroller';
import { CollectionRun } from './CollectionRun';
import { CollectionStore } from './CollectionStore';
import { CollectionWriter } from './CollectionWriter';
import type { SourceChecker } from './SourceChecker';

/** Asks sources for the counts of SLOs. */
export interface SloCollection {
  /** @param signal - ends the questions that are under way */
  begin(signal: AbortSignal): CollectionRun;
  /** Series that should have been asked for by now. */
  backlog(): Promise<{ waiting: number; oldestAt?: number }>;
  /** How many series had no answer when they were last asked for. */
  failing(): Promise<number>;
}

export function createCollection(options: {
  knex: Knex;
  logger: LoggerService;
  checker: SourceChecker;
  slos: SloStore;
  definitions: DefinitionReader;
  series: SeriesStore;
  slots: SlotStore;
  refresher: StatusRefresher;
}): SloCollection {
  const store = new CollectionStore(options.knex);
  const parts = {
    ...options,
    store,
    enroller: new CollectionEnroller({ ...options, store }),
    writer: new CollectionWriter({ ...options, store }),
  };
  return {
    begin: signal => new CollectionRun(parts, signal),
    backlog: () => store.backlog(Date.now()),
    failing: () => store.failing(),
  };
}
