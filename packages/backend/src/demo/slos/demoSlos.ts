import type { TrafficShape } from './traffic';

/** What the demo company promises, and how well it keeps the promise. */
export interface DemoSlo {
  /** Unique in the whole demo. */
  name: string;
  title: string;
  description: string;
  service: string;
  /** A ratio such as 0.999. */
  target: number;
  window: '7d' | '28d' | '30d';
  /** What is counted, in words. */
  events: string;
  /** Absent: a draft, for which nothing was counted yet. */
  counts?: DemoCounts;
}

/** What arrives from the service's own counters. */
export interface DemoCounts {
  /** On average; 0 where nobody calls it any more. */
  eventsPerDay: number;
  shape: TrafficShape;
  /**
   * What is left of the budget when the demo begins, as a ratio. Only
   * `storyPart` is not in it.
   */
  remainingRatio: number;
  /** What the failed release of the demo's story takes besides, as a ratio. */
  storyPart?: number;
  /** The pusher stopped so long ago, in hours. */
  stoppedHoursAgo?: number;
}

/** Those of the services that are looked at most come first. */
export const demoSlos: readonly DemoSlo[] = [
  {
    name: 'checkout-answers',
    title: 'Checkout answers',
    description: 'Customers get an answer from checkout, not an error of ours',
    service: 'checkout-api',
    target: 0.999,
    window: '30d',
    events: 'requests',
    counts: {
      eventsPerDay: 430_000,
      shape: 'shop',
      remainingRatio: 0.62,
      storyPart: 0.4,
    },
  },
  {
    name: 'payment-latency',
    title: 'Payment latency',
    description: 'The payment step answers within 300 ms',
    service: 'checkout-api',
    target: 0.99,
    window: '28d',
    events: 'payment steps',
    counts: { eventsPerDay: 36_000, shape: 'shop', remainingRatio: 0.64 },
  },
  {
    name: 'settlement-job',
    title: 'Settlement job',
    description: 'A paid order is settled with the bank at the first attempt',
    service: 'checkout-api',
    target: 0.995,
    window: '30d',
    events: 'orders to settle',
    counts: {
      eventsPerDay: 9_500,
      shape: 'shop',
      remainingRatio: 0.82,
      stoppedHoursAgo: 26,
    },
  },
  {
    name: 'payments-authorised',
    title: 'Payments are authorised',
    description: 'A card that its bank accepts is accepted by us',
    service: 'payments',
    target: 0.9995,
    window: '30d',
    events: 'authorisations',
    counts: { eventsPerDay: 41_000, shape: 'shop', remainingRatio: 0.71 },
  },
  {
    name: 'cart-answers',
    title: 'Cart answers',
    description: 'Adding to and opening a cart works at once',
    service: 'cart',
    target: 0.999,
    window: '7d',
    events: 'requests',
    counts: { eventsPerDay: 620_000, shape: 'shop', remainingRatio: 0.88 },
  },
  {
    name: 'pages-load',
    title: 'Pages load within 2 s',
    description: 'The largest part of a page stands within two seconds',
    service: 'storefront-web',
    target: 0.99,
    window: '28d',
    events: 'page views',
    counts: { eventsPerDay: 1_900_000, shape: 'shop', remainingRatio: 0.57 },
  },
  {
    name: 'search-answers',
    title: 'Search answers',
    description: 'A search brings results, or says that there are none',
    service: 'search-api',
    target: 0.999,
    window: '30d',
    events: 'searches',
    counts: { eventsPerDay: 510_000, shape: 'shop', remainingRatio: 0.79 },
  },
  {
    name: 'sign-in-works',
    title: 'Sign-in works',
    description: 'Who gives the right password gets in',
    service: 'login',
    target: 0.9995,
    window: '28d',
    events: 'sign-ins',
    counts: { eventsPerDay: 58_000, shape: 'shop', remainingRatio: 0.41 },
  },
  {
    name: 'carriers-reached',
    title: 'Carriers are reached',
    description: 'A parcel is announced to its carrier at the first attempt',
    service: 'carrier-gateway',
    target: 0.995,
    window: '30d',
    events: 'announcements',
    counts: { eventsPerDay: 24_000, shape: 'shop', remainingRatio: -0.12 },
  },
  {
    name: 'erasures-in-time',
    title: 'Requests are answered in time',
    description: 'A customer has their data, or its erasure, within 20 days',
    service: 'customer-data-export-and-erasure-request-orchestrator',
    target: 0.995,
    window: '30d',
    events: 'customers’ requests',
    counts: { eventsPerDay: 4, shape: 'warehouse', remainingRatio: 1 },
  },
  {
    name: 'ledger-exports',
    title: 'Ledger exports',
    description: 'An export of the old ledger ends without an error',
    service: 'stock-ledger',
    target: 0.99,
    window: '30d',
    events: 'exports',
    counts: { eventsPerDay: 0, shape: 'warehouse', remainingRatio: 1 },
  },
  {
    name: 'tracking-is-fresh',
    title: 'Tracking is fresh',
    description: 'What customers see of a parcel is at most 15 minutes old',
    service: 'parcel-tracking',
    target: 0.99,
    window: '7d',
    events: 'views of a parcel',
  },
];
