import { formatDuration } from '@tandem/backstage-plugin-tandem-common';
import type { MessageKey, Translate } from '../translation';
import { healthMessages } from './messages';

/** A task by what it does; unknown ones as they are called. */
export function taskName(id: string, t: Translate): string {
  return id in healthMessages.task ? t(`health.task.${id}` as MessageKey) : id;
}

/** What waits; of unknown queues as they are called. */
export function queueName(id: string, t: Translate): string {
  return id in healthMessages.queue
    ? t(`health.queue.${id}` as MessageKey)
    : id;
}

/** A database by the name of its product. */
export function databaseName(client: string, t: Translate): string {
  return client in healthMessages.databases
    ? t(`health.databases.${client}` as MessageKey)
    : client;
}

/** How long a run took. */
export function tookWords(seconds: number): string {
  return seconds < 1
    ? `${Math.round(seconds * 1000)}\u00a0ms`
    : formatDuration(seconds);
}
