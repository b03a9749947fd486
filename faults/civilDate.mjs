const DAY = 24 * 60 * 60_000;

/** Days from today, as a civil date of UTC. */
export function civilDate(days) {
  return new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
}
