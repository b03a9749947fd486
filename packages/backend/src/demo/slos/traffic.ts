import { DAY, HOUR, startOfWeek, WEEK } from '../history/calendar';

/** When a service is used: by shoppers, or by people at work. */
export type TrafficShape = 'shop' | 'warehouse';

interface Rhythm {
  /** The busiest hour of the day, in UTC. */
  peakHour: number;
  /** From 0 (the same at every hour) to 1 (nothing at night). */
  swing: number;
  saturday: number;
  sunday: number;
}

const RHYTHMS: Record<TrafficShape, Rhythm> = {
  shop: { peakHour: 18, swing: 0.72, saturday: 1.2, sunday: 1.35 },
  warehouse: { peakHour: 11, swing: 0.9, saturday: 0.45, sunday: 0.15 },
};

const averages = new Map<TrafficShape, number>();

/**
 * How busy an instant (epoch milliseconds) is: 1 is the average over a week.
 */
export function trafficLevel(shape: TrafficShape, instant: number): number {
  return rawLevel(RHYTHMS[shape], instant) / averageOf(shape);
}

function rawLevel(rhythm: Rhythm, instant: number): number {
  const sinceMonday = (instant - startOfWeek(0)) % WEEK;
  const weekday = Math.floor(sinceMonday / DAY);
  const hour = (sinceMonday % DAY) / HOUR;
  const ofDay =
    1 + rhythm.swing * Math.cos(((hour - rhythm.peakHour) / 12) * Math.PI);
  if (weekday === 5) return ofDay * rhythm.saturday;
  return weekday === 6 ? ofDay * rhythm.sunday : ofDay;
}

function averageOf(shape: TrafficShape): number {
  const known = averages.get(shape);
  if (known !== undefined) return known;
  const monday = startOfWeek(0);
  const hours = WEEK / HOUR;
  let sum = 0;
  for (let hour = 0; hour < hours; hour++) {
    sum += rawLevel(RHYTHMS[shape], monday + (hour + 0.5) * HOUR);
  }
  averages.set(shape, sum / hours);
  return sum / hours;
}
