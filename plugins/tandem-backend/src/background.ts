import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { Features } from './features';
import type { Settings } from './settings';

const TASK_TIMEOUT = { seconds: 50 };
/** A task stops taking further steps after this long; the next run goes on. */
const WORK_MILLIS = 30_000;

/**
 * The safety net behind the write paths: each task does small steps that any
 * replica may repeat, so that a crash loses nothing.
 */
export async function scheduleBackground(
  features: Features,
  options: {
    scheduler: SchedulerService;
    logger: LoggerService;
    settings: Settings;
  },
): Promise<void> {
  const { scheduler, logger, settings } = options;

  await scheduler.scheduleTask({
    id: 'tandem-catalog-projection',
    scope: 'global',
    frequency: { milliseconds: settings.catalogRefreshMillis },
    initialDelay: { seconds: 3 },
    timeout: TASK_TIMEOUT,
    fn: async () => {
      try {
        await features.projection.refresh();
      } catch (error) {
        logger.warn('The catalog could not be read, will try again', {
          cause: String(error),
        });
      }
    },
  });

  await scheduler.scheduleTask({
    id: 'tandem-dora-snapshots',
    scope: 'global',
    frequency: { seconds: 15 },
    initialDelay: { seconds: 5 },
    timeout: TASK_TIMEOUT,
    fn: signal => repeat(() => features.refresher.step(), signal),
  });

  await scheduler.scheduleTask({
    id: 'tandem-fleet',
    scope: 'global',
    frequency: { seconds: 15 },
    initialDelay: { seconds: 5 },
    timeout: TASK_TIMEOUT,
    fn: signal => repeat(() => features.fleet.upkeep.step(), signal),
  });

  await scheduler.scheduleTask({
    id: 'tandem-fleet-days',
    scope: 'global',
    frequency: { hours: 1 },
    initialDelay: { minutes: 1 },
    timeout: TASK_TIMEOUT,
    fn: async () => {
      await features.fleet.types.reconcile();
      await features.fleet.funnel.takeSnapshot();
    },
  });

  await scheduler.scheduleTask({
    id: 'tandem-fact-rebuild',
    scope: 'global',
    frequency: { minutes: 1 },
    initialDelay: { seconds: 10 },
    timeout: TASK_TIMEOUT,
    fn: signal => repeat(() => features.rebuilder.step(), signal),
  });

  await scheduler.scheduleTask({
    id: 'tandem-liaison-people',
    scope: 'global',
    frequency: { minutes: 1 },
    initialDelay: { seconds: 15 },
    timeout: TASK_TIMEOUT,
    fn: async signal => {
      await repeat(() => features.liaison.follower.step(), signal);
      await features.liaison.batches.prune();
      await features.attention.prune();
    },
  });

  await scheduler.scheduleTask({
    id: 'tandem-notices',
    scope: 'global',
    frequency: { minutes: 1 },
    initialDelay: { seconds: 10 },
    timeout: TASK_TIMEOUT,
    fn: signal => repeat(() => features.notices.step(), signal),
  });

  await scheduler.scheduleTask({
    id: 'tandem-notice-dates',
    scope: 'global',
    frequency: { hours: 1 },
    initialDelay: { seconds: 30 },
    timeout: TASK_TIMEOUT,
    fn: async () => {
      await features.liaison.endings.scan();
      await features.notices.prune();
    },
  });

  await scheduler.scheduleTask({
    id: 'tandem-slo-stale',
    scope: 'global',
    frequency: { minutes: 1 },
    initialDelay: { seconds: 10 },
    timeout: TASK_TIMEOUT,
    fn: async signal => {
      await repeat(() => features.slo.upkeep.markStale(), signal);
      await features.slo.upkeep.prune();
      await features.slo.adopter.adoptAll();
    },
  });
}

async function repeat(step: () => Promise<number>, signal: AbortSignal) {
  const end = Date.now() + WORK_MILLIS;
  while (!signal.aborted && Date.now() < end && (await step()) > 0);
}
