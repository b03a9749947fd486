// Orders of the demo company as Prometheus sees them: the same at any instant,
// whoever asks when.
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Sundays at 14:00 UTC the database is moved, for a quarter of an hour. */
const TROUBLE = { day: 0, from: 14 * HOUR, to: 14.25 * HOUR, share: 0.12 };

/** What happens in the minute that begins at an instant in epoch seconds. */
function minuteAt(start) {
  const date = new Date(start * 1000);
  const ofDay = start % DAY;
  const wave = 1 - Math.cos(((ofDay - 3 * HOUR) / DAY) * 2 * Math.PI);
  const requests = Math.round(60 + 120 * wave + ((start / MINUTE) % 7));
  const isTrouble =
    date.getUTCDay() === TROUBLE.day &&
    ofDay >= TROUBLE.from &&
    ofDay < TROUBLE.to;
  const share = isTrouble ? TROUBLE.share : 0.0003;
  // Rounded so that small shares add up over some minutes.
  const before = Math.floor(((start / MINUTE) % 1000) * requests * share);
  const after = Math.floor((((start / MINUTE) % 1000) + 1) * requests * share);
  return { requests, errors: Math.max(0, after - before) };
}

/** Counters that grow with the traffic since an instant in epoch seconds. */
export class DemoCounters {
  #minute;
  #requests = 0;
  #errors = 0;

  constructor(startedAt) {
    this.#minute = Math.floor(startedAt / MINUTE) * MINUTE;
  }

  /** As text for Prometheus; instants may only go on. */
  at(instant) {
    while (this.#minute + MINUTE <= instant) {
      const { requests, errors } = minuteAt(this.#minute);
      this.#requests += requests;
      this.#errors += errors;
      this.#minute += MINUTE;
    }
    const part = Math.max(0, instant - this.#minute) / MINUTE;
    const next = minuteAt(this.#minute);
    const all = this.#requests + Math.floor(next.requests * part);
    const errors = this.#errors + Math.floor(next.errors * part);
    return { 200: all - errors, 500: errors };
  }
}

const seriesOf = code =>
  `order_requests_total{job="checkout-api",instance="demo",code="${code}"}`;

/** What a scrape reads. */
export function exposition(counts) {
  const lines = Object.entries(counts).map(
    ([code, count]) => `${seriesOf(code)} ${count}\n`,
  );
  return `# TYPE order_requests_total counter\n${lines.join('')}`;
}

/** The past as OpenMetrics, one series after another, once a minute. */
export function pastMetrics(counters, from, to) {
  const series = { 200: [], 500: [] };
  for (let instant = from; instant <= to; instant += MINUTE) {
    for (const [code, count] of Object.entries(counters.at(instant))) {
      series[code].push(`${seriesOf(code)} ${count} ${instant}\n`);
    }
  }
  const lines = Object.values(series).flat().join('');
  return `# TYPE order_requests counter\n${lines}# EOF\n`;
}
