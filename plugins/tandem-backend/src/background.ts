import type { SchedulerService } from '@backstage/backend-plugin-api';
import { durationToMilliseconds, type HumanDuration } from '@backstage/types';
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
  options: { scheduler: SchedulerService; settings: Settings },
): Promise<void> {
  const tasks = tasksOf(features, options.settings);
  await features.operations.taskRuns.watch(
    tasks.map(({ id, every }) => ({
      id,
      everyMillis: durationToMilliseconds(every),
    })),
    Date.now(),
  );
  const { recorder } = features.operations;
  for (const { id, every, after, fn } of tasks) {
    await options.scheduler.scheduleTask({
      id: `tandem-${id}`,
      scope: 'global',
      frequency: every,
      initialDelay: after,
      timeout: TASK_TIMEOUT,
      fn: signal => recorder.run(id, () => fn(signal)),
    });
  }
}

interface Task {
  id: string;
  every: HumanDuration;
  /** How long after the start it runs first. */
  after: HumanDuration;
  fn: (signal: AbortSignal) => Promise<void>;
}

function tasksOf(features: Features, settings: Settings): Task[] {
  return [
    {
      id: 'catalog-projection',
      every: { milliseconds: settings.catalogRefreshMillis },
      after: { seconds: 3 },
      fn: () => features.projection.refresh(),
    },
    {
      id: 'dora-snapshots',
      every: { seconds: 15 },
      after: { seconds: 5 },
      fn: signal => repeat(() => features.delivery.refresher.step(), signal),
    },
    {
      id: 'fleet',
      every: { seconds: 15 },
      after: { seconds: 5 },
      fn: signal => repeat(() => features.fleet.upkeep.step(), signal),
    },
    {
      id: 'fleet-days',
      every: { hours: 1 },
      after: { minutes: 1 },
      fn: async () => {
        await features.fleet.types.reconcile();
        await features.fleet.funnel.takeSnapshot();
      },
    },
    {
      id: 'fact-rebuild',
      every: { minutes: 1 },
      after: { seconds: 10 },
      fn: signal => repeat(() => features.delivery.rebuilder.step(), signal),
    },
    {
      id: 'liaison-people',
      every: { minutes: 1 },
      after: { seconds: 15 },
      fn: async signal => {
        await repeat(() => features.liaison.follower.step(), signal);
        await features.liaison.batches.prune();
        await features.attention.prune();
      },
    },
    {
      id: 'notices',
      every: { minutes: 1 },
      after: { seconds: 10 },
      fn: signal => repeat(() => features.notices.step(), signal),
    },
    {
      id: 'notice-dates',
      every: { hours: 1 },
      after: { seconds: 30 },
      fn: async () => {
        await features.liaison.endings.scan();
        await features.notices.prune();
      },
    },
    {
      id: 'slo-collection',
      every: { minutes: 1 },
      after: { seconds: 15 },
      fn: signal => {
        const run = features.slo.collection.begin(signal);
        return repeat(() => run.step(), signal);
      },
    },
    {
      id: 'slo-stale',
      every: { minutes: 1 },
      after: { seconds: 10 },
      fn: async signal => {
        await repeat(() => features.slo.upkeep.markStale(), signal);
        await features.slo.upkeep.prune();
        await features.slo.adopter.adoptAll();
      },
    },
  ];
}

async function repeat(step: () => Promise<number>, signal: AbortSignal) {
  const end = Date.now() + WORK_MILLIS;
  while (!signal.aborted && Date.now() < end && (await step()) > 0);
}
