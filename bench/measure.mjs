import { performance } from 'node:perf_hooks';

const WARM_UP_ROUNDS = 30;

/**
 * Calls each in turn, round after round, so that whatever else the machine
 * does hits all alike.
 *
 * @param options.calls - each with a function that gives its path, and where it
 * has them, its body and whose token it is made with
 * @param options.concurrency - that many of the same call at once
 * @returns the milliseconds of each call, ascending
 */
export async function measure({
  client,
  calls,
  rounds,
  concurrency,
  warmUpRounds = WARM_UP_ROUNDS,
}) {
  const timed = async ({ path, body, token }) => {
    const startedAt = performance.now();
    await (body ? client.post(path, body) : client.get(path, token));
    return performance.now() - startedAt;
  };
  const timings = calls.map(() => []);
  for (let round = -warmUpRounds; round < rounds / concurrency; round += 1) {
    for (const [index, call] of calls.entries()) {
      const requests = Array.from({ length: concurrency }, () => ({
        path: call.path(),
        body: call.body?.(),
        token: call.token?.(),
      }));
      const millis = await Promise.all(requests.map(timed));
      if (round >= 0) timings[index].push(...millis);
    }
  }
  return timings.map(millis => millis.sort((a, b) => a - b));
}

/** The value below which that share of the ascending ones lies. */
export function quantile(ascending, share) {
  const place = (ascending.length - 1) * share;
  const low = ascending[Math.floor(place)];
  const high = ascending[Math.ceil(place)];
  return low + (high - low) * (place % 1);
}
