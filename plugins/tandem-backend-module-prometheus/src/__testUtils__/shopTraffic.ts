const MINUTE = 60_000;

/** Requests of a shop, minute by minute; the same for everybody who asks. */
export interface Minute {
  requests: number;
  errors: number;
}

/** What happened in the minute that ends at an instant. */
export function minuteOf(end: number): Minute {
  const minute = Math.round(end / MINUTE);
  return {
    requests: 40 + (minute % 17),
    errors: minute % 97 === 0 ? 3 : 0,
  };
}

/** What happened in [from, to), both on a minute. */
export function truth(from: number, to: number): Minute {
  let requests = 0;
  let errors = 0;
  for (let end = from + MINUTE; end <= to; end += MINUTE) {
    const minute = minuteOf(end);
    requests += minute.requests;
    errors += minute.errors;
  }
  return { requests, errors };
}

/**
 * The counters of the shop, seen once a minute, from one instant to another;
 * and a gauge that is 0.1 but for one minute in ten, when it is 0.5.
 *
 * @param startedAt - counters are 0 then
 */
export function shopMetrics(
  from: number,
  to: number,
  startedAt = from,
): string {
  const total: string[] = [];
  const failed: string[] = [];
  const slow: string[] = [];
  const sum = truth(startedAt, from);
  for (let at = from; at <= to; at += MINUTE) {
    if (at > from) {
      const minute = minuteOf(at);
      sum.requests += minute.requests;
      sum.errors += minute.errors;
    }
    const seconds = at / 1000;
    const seen = `{job="shop",code="200"} ${sum.requests - sum.errors}`;
    total.push(`shop_requests_total${seen} ${seconds}`);
    failed.push(
      `shop_requests_total{job="shop",code="500"} ${sum.errors} ${seconds}`,
    );
    slow.push(
      `shop_latency_seconds{job="shop"} ${
        (at / MINUTE) % 10 === 0 ? 0.5 : 0.1
      } ${seconds}`,
    );
  }
  return [
    '# TYPE shop_requests counter',
    ...total,
    ...failed,
    '# TYPE shop_latency_seconds gauge',
    ...slow,
    '# EOF\n',
  ].join('\n');
}
