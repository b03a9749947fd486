import { createRandom } from '../random.mjs';
import { sloDocument } from '../sloDocument.mjs';

const SLOT = 5 * 60_000;
const DAY = 24 * 60 * 60_000;
const SLO_SHARE = 0.6;

/** How many of a thousand events are missed, all day or since an hour. */
const CONDITIONS = {
  healthy: { missed: 0.4 },
  burning: { missed: 0.4, missedLately: 60 },
  exhausted: { missed: 3 },
  stale: { missed: 0.4, staleAfter: '15m', ageMillis: 40 * 60_000 },
  silent: {},
  draft: {},
};
const SHARES = [
  ...Array(12).fill('healthy'),
  ...['burning', 'burning', 'exhausted', 'exhausted'],
  ...['stale', 'silent', 'draft', 'draft'],
];

/**
 * An SLO of three services in five, in all states that an SLO can be in.
 *
 * @returns per SLO its OpenSLO document, whether it is a draft, and a function
 * that gives the samples of a day up to an instant
 */
export function generateSlos(services) {
  const random = createRandom('tandem-bench-fleet-slos');
  return services
    .filter(() => random.chance(SLO_SHARE))
    .map(service => {
      const name = random.pick(SHARES);
      const condition = CONDITIONS[name];
      // What is filled first must not get old before all is measured.
      const staleAfter = condition.staleAfter ?? '1d';
      return {
        document: sloDocument({
          service,
          name: `${service}-slo`,
          annotations: { 'tandem.dev/stale-after': staleAfter },
        }),
        isDraft: name === 'draft',
        samples: until =>
          condition.missed ? samplesOf(random, condition, until) : [],
      };
    });
}

function samplesOf(random, condition, until) {
  const { missed, missedLately = missed, ageMillis = 0 } = condition;
  const end = Math.floor((until - ageMillis) / SLOT) * SLOT;
  const samples = [];
  for (let start = end - DAY; start < end; start += SLOT) {
    const perThousand = start < end - DAY / 24 ? missed : missedLately;
    const total = random.integer(800, 1200);
    const bad = total * (perThousand / 1000) * random.between(0, 2);
    samples.push({
      start: new Date(start).toISOString(),
      good: total - Math.floor(bad + random.between(0, 1)),
      total,
    });
  }
  return samples;
}
