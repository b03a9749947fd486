import { measure, quantile } from '../measure.mjs';
import { crossedCalls, YARDSTICK } from './calls.mjs';

const FIRST_ROUNDS = 5;
const SUSPECTS = 8;
const SECOND_ROUNDS = 30;

/**
 * Every filter with every sort, a few times each; then the slowest again and
 * more often, as something else may have held them up, with the yardstick in
 * between.
 *
 * @returns how many pairs there are, and the one with the largest median, also
 * as a multiple of the yardstick
 */
export async function findSlowest({ client, names }) {
  const calls = crossedCalls(names);
  const first = await mediansOf(client, { calls, rounds: FIRST_ROUNDS });
  const suspects = calls
    .map((call, index) => ({ call, median: first[index] }))
    .sort((a, b) => b.median - a.median)
    .slice(0, SUSPECTS)
    .map(({ call }) => call);
  const [base, ...medians] = await mediansOf(client, {
    calls: [YARDSTICK, ...suspects],
    rounds: SECOND_ROUNDS,
  });
  const median = Math.max(...medians);
  return {
    count: calls.length,
    name: suspects[medians.indexOf(median)].name,
    median,
    ratio: median / base,
  };
}

async function mediansOf(client, { calls, rounds }) {
  const timings = await measure({
    client,
    calls,
    rounds,
    warmUpRounds: 1,
    concurrency: 1,
  });
  return timings.map(millis => quantile(millis, 0.5));
}
