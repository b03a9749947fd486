import type {
  AuditorService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { Knex } from 'knex';
import { observeCollection } from '../metrics/observeCollection';
import { observeQueues } from '../metrics/observeQueues';
import { TaskMetrics } from '../metrics/TaskMetrics';
import type { Authorizer } from '../permissions/Authorizer';
import { AuthorizedHealthService } from './AuthorizedHealthService';
import { HealthService, type BacklogReaders } from './HealthService';
import { TaskRecorder } from './TaskRecorder';
import { TaskRunStore } from './TaskRunStore';

/** What those who run Tandem see it by. */
export interface OperationsFeature {
  health: AuthorizedHealthService;
  taskRuns: TaskRunStore;
  recorder: TaskRecorder;
  metrics: MetricsService;
  auditor: AuditorService;
}

export function createOperations(options: {
  knex: Knex;
  logger: LoggerService;
  auditor: AuditorService;
  metrics: MetricsService;
  authorizer: Authorizer;
  backlogs: BacklogReaders;
  /** How many SLOs could not be measured when they were last asked for. */
  failingCollections: () => Promise<number>;
}): OperationsFeature {
  const { knex, logger, metrics, authorizer, backlogs } = options;
  const taskRuns = new TaskRunStore(knex);
  const health = new HealthService({ knex, runs: taskRuns, backlogs });
  observeQueues(metrics, health, logger);
  observeCollection(metrics, options.failingCollections, logger);
  return {
    taskRuns,
    metrics,
    auditor: options.auditor,
    health: new AuthorizedHealthService({ health, authorizer }),
    recorder: new TaskRecorder({
      runs: taskRuns,
      metrics: new TaskMetrics(metrics),
      logger,
    }),
  };
}
