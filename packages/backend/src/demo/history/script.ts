import { DAY, HOUR, MINUTE } from './calendar';

/**
 * What is not left to chance: it happens a while before the demo is first
 * looked at, whenever that is. Instants in epoch milliseconds.
 */
export interface Script {
  /** When the release of the {@link STORY} went live. */
  storyAt: number;
  /** When each {@link OUTAGE} began, and how long it took in milliseconds. */
  outages: readonly { at: number; lasts: number }[];
}

/**
 * A release that breaks the checkout: deployed 13:53, paged 14:05, incident
 * 14:07, rolled back 14:31, recovered 14:52. Times in milliseconds after the
 * deployment.
 */
export const STORY = {
  service: 'checkout-api',
  title: 'Checkout answers with errors after the release',
  incidentAfter: 14 * MINUTE,
  rolledBackAfter: 38 * MINUTE,
  recoversAfter: 59 * MINUTE,
  /** Nothing else of the service is released around it. */
  quietBefore: 8 * HOUR,
  quietAfter: 2 * HOUR,
} as const;

/** What overspends a budget: one has left its window of 30 days, one is about to. */
export const OUTAGE = {
  service: 'carrier-gateway',
  title: 'Two carriers refuse every other request',
} as const;

const OUTAGES = [
  { ago: 34 * DAY, lasts: 3 * HOUR },
  { ago: 26 * DAY, lasts: 9 * HOUR },
] as const;

const SLOT = 5 * MINUTE;

/** The script of a demo that is first looked at now. */
export function scriptAt(now: number): Script {
  // Recovered, and the short windows of the alerts still remember it. 13:53 is
  // 3 minutes into a slot, so that the page comes 12 minutes after it.
  const storyAt =
    Math.floor((now - STORY.recoversAfter - 3 * MINUTE) / SLOT) * SLOT -
    2 * MINUTE;
  return scriptOf(storyAt);
}

/** The script whose story is known to have happened then. */
export function scriptOf(storyAt: number): Script {
  return {
    storyAt,
    outages: OUTAGES.map(({ ago, lasts }) => ({ at: storyAt - ago, lasts })),
  };
}
