/** What can be seen from outside when a release went wrong. */
export const outageTitles = [
  'Error rate above 5 %',
  'Half of the requests time out',
  'p99 latency above 4 s',
  'Requests refused after the release',
  'Connection pool exhausted',
  'Out of memory, restarts every few minutes',
  'Events pile up unread',
] as const;

/** What stays open for days because somebody can live with it. */
export const nuisanceTitles = [
  'Totals differ by a cent for some customers',
  'Dates shown in the wrong time zone',
  'Duplicate entries in the nightly report',
  'Old entries missing from the list',
  'Labels cut off on small screens',
] as const;

/** The story of the service that got worse. */
export const dramaTitles = [
  'Orders fail at the payment step',
  'Customers are charged, the order stays unconfirmed',
  'Checkout answers 500 for carts with gift cards',
] as const;
