import { BILLION, formatTarget } from '../target';
import { durationWords } from './openSloDuration';
import type { SloDefinition, OpenSloObjective } from './sloDefinition';

/** So many bad events make a sentence about them easy to picture. */
const PICTURED_EVENTS = 100n;

/**
 * What an SLO promises, in plain words: «99.9 % of events are good over any 30
 * days: of 100,000 events at most 100 may be bad.»
 *
 * @public
 */
export function describeSlo({
  duration,
  objectives,
}: Pick<SloDefinition, 'duration' | 'objectives'>): string {
  const window = `over any ${durationWords(duration)}`;
  return objectives
    .map(objective => {
      const name =
        objectives.length > 1 && objective.displayName !== undefined
          ? `${objective.displayName}: `
          : '';
      return name + describeObjective(objective, window);
    })
    .join(' ');
}

function describeObjective({ targetPpb }: OpenSloObjective, window: string) {
  let events = 1_000n;
  while (allowed(events, targetPpb) < PICTURED_EVENTS) {
    events *= 10n;
  }
  return `${formatTarget(targetPpb)} of events are good ${window}: of ${grouped(
    events,
  )} events at most ${grouped(allowed(events, targetPpb))} may be bad.`;
}

function allowed(events: bigint, targetPpb: bigint): bigint {
  return (events * (BILLION - targetPpb)) / BILLION;
}

function grouped(count: bigint): string {
  return String(count).replace(/\B(?=(?:\d{3})+(?!\d))/g, ',');
}
